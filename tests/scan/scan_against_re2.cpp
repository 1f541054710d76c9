// Whether the scan of the real content finds what RE2 finds, one expression after the other, on real messages.
//
//   scan_against_re2 <folder of the project>

#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "intent/re2_version.h"

namespace {

using namespace unclench;

constexpr std::size_t kMessages = 300;

/// Spread over the file.
std::vector<NormalText> messages(const std::string& root, const LocalePack& pack) {
  std::vector<std::string> lines;
  for (const char* file : {"messages.tsv", "safety.tsv", "oblique_messages.tsv"}) {
    std::ifstream in(root + "/tests/understanding/" + file);
    std::string line;
    std::getline(in, line);  // the names of the columns
    while (std::getline(in, line)) {
      const std::size_t from = line.find('\t') + 1;
      lines.push_back(line.substr(from, line.find('\t', from) - from));
    }
  }
  std::vector<NormalText> texts;
  for (std::size_t i = 0; i < kMessages && !lines.empty(); ++i) texts.push_back(pack.rules.normalise(lines[i * lines.size() / kMessages]));
  return texts;
}

/// `text` may go on after the words of `normal`.
bool finds(const RE2& expression, const NormalText& normal, const std::string& text) {
  for (const Word& word : normal.words) {
    if (expression.Match(re2_view(text), word.at.begin, text.size(), RE2::ANCHOR_START, nullptr, 0)) return true;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string root = argc > 1 ? argv[1] : ".";
  const cli::LoadedContent loaded = cli::load_content({root});
  if (loaded.content == nullptr) {
    cli::print_problems(loaded.problems);
    return 2;
  }
  const LocalePack& pack = loaded.content->pack_for("en");
  const std::vector<NormalText> texts = messages(root, pack);
  if (texts.empty()) {
    std::fprintf(stderr, "no messages in %s/tests/understanding\n", root.c_str());
    return 2;
  }
  std::vector<Marks> scanned;
  for (const NormalText& text : texts) scanned.push_back(pack.scanner->scan(text));
  std::size_t found = 0;
  int differences = 0;
  for (AtomId atom = 0; atom < pack.atoms->size(); ++atom) {
    const RE2 expression(pack.atoms->at(atom).expression, re2_options());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const bool by_re2 = finds(expression, texts[i], texts[i].text);
      found += by_re2 ? 1 : 0;
      if (scanned[i].has(atom) == by_re2) continue;
      // A space at the end of a pattern says nothing for us; RE2 wants a word after it.
      if (!by_re2 && finds(expression, texts[i], texts[i].text + " x")) continue;
      ++differences;
      std::printf("%s\n  %s: %s\n", by_re2 ? "RE2 alone finds" : "the scan alone finds", texts[i].text.c_str(), pack.atoms->source(atom).c_str());
    }
  }
  std::printf("%zu messages, %zu expressions, %zu found, %d differences\n", texts.size(), pack.atoms->size(), found, differences);
  return differences == 0 ? 0 : 1;
}
