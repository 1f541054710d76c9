// What understanding one message costs, stage by stage, on messages of tests/understanding: all different, so nothing is warm that would not be warm in
// life.
//
//   understanding_bench <folder of the project>

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "assistant/understand.h"
#include "cli/commands.h"

namespace {

using namespace unclench;

struct Stage {
  cli::LoadedContent loaded;
  std::vector<std::string> messages;
  const LocalePack* pack = nullptr;
  std::size_t bytes = 0;
};

Stage& stage() {
  static Stage kStage;
  return kStage;
}

void load(const std::string& root) {
  Stage& s = stage();
  s.loaded = cli::load_content({root});
  if (s.loaded.content == nullptr) {
    cli::print_problems(s.loaded.problems);
    std::exit(2);
  }
  s.pack = &s.loaded.content->pack_for("en");
  std::ifstream in(root + "/tests/understanding/messages.tsv");
  std::string line;
  std::getline(in, line);  // the names of the columns
  while (std::getline(in, line)) {
    const std::size_t from = line.find('\t') + 1;
    std::string text = line.substr(from, line.find('\t', from) - from);
    // About 60 bytes: what the figure of the design speaks of.
    if (text.size() < 40 || text.size() > 80) continue;
    s.bytes += text.size();
    s.messages.push_back(std::move(text));
  }
  if (s.messages.empty()) {
    std::fprintf(stderr, "no messages in %s/tests/understanding/messages.tsv\n", root.c_str());
    std::exit(2);
  }
  std::printf("%zu messages, %zu bytes in the mean\n", s.messages.size(), s.bytes / s.messages.size());
}

template <typename Prepare, typename Run>
void over_messages(benchmark::State& state, Prepare prepare, Run run) {
  std::vector<decltype(prepare(std::string()))> prepared;
  for (const std::string& message : stage().messages) prepared.push_back(prepare(message));
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(run(prepared[i]));
    if (++i == prepared.size()) i = 0;
  }
}

std::string same(const std::string& message) { return message; }
NormalText typed(const std::string& message) { return stage().pack->rules.normalise(message); }
NormalText mended(const std::string& message) { return stage().pack->speller->correct(typed(message)); }

/// Marks borrow their text.
struct Marked {
  std::unique_ptr<NormalText> text;
  Marks marks;
  Features features;
};
Marked marked(const std::string& message) {
  Marked m;
  m.text = std::make_unique<NormalText>(mended(message));
  m.marks = stage().pack->scanner->scan(*m.text);
  m.features = stage().pack->features->read(*m.text, m.marks);
  return m;
}

void normalise(benchmark::State& state) {
  over_messages(state, same, [](const std::string& m) { return stage().pack->rules.normalise(m); });
}
void spelling(benchmark::State& state) {
  over_messages(state, typed, [](const NormalText& t) { return stage().pack->speller->correct(t); });
}
void scan(benchmark::State& state) {
  over_messages(state, mended, [](const NormalText& t) { return stage().pack->scanner->scan(t); });
}
void features(benchmark::State& state) {
  over_messages(state, marked, [](const Marked& m) { return stage().pack->features->read(*m.text, m.marks); });
}
void safety(benchmark::State& state) {
  over_messages(state, marked, [](const Marked& m) { return stage().pack->safety->check(m.marks, nullptr, m.features, 0); });
}
void match(benchmark::State& state) {
  over_messages(state, marked, [](const Marked& m) { return stage().pack->matcher->match(*m.text, m.marks, m.features); });
}
void likeness_of_topics(benchmark::State& state) {
  over_messages(state, marked, [](const Marked& m) { return stage().pack->matcher->similarity().margins(m.features); });
}
void whole_understanding(benchmark::State& state) {
  over_messages(state, same, [](const std::string& m) { return understand(*stage().pack, m); });
}

BENCHMARK(normalise)->Unit(benchmark::kMicrosecond);
BENCHMARK(spelling)->Unit(benchmark::kMicrosecond);
BENCHMARK(scan)->Unit(benchmark::kMicrosecond);
BENCHMARK(features)->Unit(benchmark::kMicrosecond);
BENCHMARK(safety)->Unit(benchmark::kMicrosecond);
BENCHMARK(likeness_of_topics)->Unit(benchmark::kMicrosecond);
BENCHMARK(match)->Unit(benchmark::kMicrosecond);
BENCHMARK(whole_understanding)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  load(argc > 1 ? argv[1] : ".");
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
