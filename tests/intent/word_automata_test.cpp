#include <re2/re2.h>

#include <random>

#include "catch.h"
#include "intent/marks.h"
#include "intent/word_automata.h"
#include "support/texts.h"

using namespace unclench;

namespace {

struct Scanned {
  explicit Scanned(const std::string& pattern) : atoms(vocabulary) {
    Problems problems;
    const Rule rule = atoms.compile({{pattern}, {}, {}, "/patterns/0", true}, "t#0", 0, "t.json", problems);
    REQUIRE(problems.empty());
    atom = rule.all.front().pieces.front();
    std::string failure;
    scanner = Scanner::build(atoms, failure);
    REQUIRE(failure.empty());
  }
  Vocabulary vocabulary;
  Atoms atoms;
  AtomId atom = 0;
  std::unique_ptr<const Scanner> scanner;
};

/// What the pattern finds, as the words of each place.
std::vector<std::string> found(const Scanned& scanned, const std::string& message) {
  const NormalText text = plain_text(message);
  std::vector<std::string> out;
  const Marks marks = scanned.scanner->scan(text);
  for (const Span span : marks.spans(scanned.atom)) out.push_back(text.text.substr(span.begin, span.end - span.begin));
  return out;
}

/// The same by RE2: from each word the longest, without overlap.
std::vector<std::string> found_by_re2(const std::string& pattern, const std::string& message) {
  RE2::Options options;
  options.set_longest_match(true);
  const RE2 expression("\\b(?:" + pattern + ")\\b", options);
  const NormalText text = plain_text(message);
  std::vector<std::string> out;
  std::size_t end = 0;
  for (const Word& word : text.words) {
    re2::StringPiece match;
    if (word.at.begin < end || !expression.Match(text.text, word.at.begin, text.text.size(), RE2::ANCHOR_START, &match, 1)) continue;
    out.emplace_back(match.data(), match.size());
    end = word.at.begin + match.size();
  }
  return out;
}

}  // namespace

TEST_CASE("what is no finite list of phrases is found by its words", "[intent]") {
  auto [pattern, message, expected] = GENERATE(table<std::string, std::string, std::vector<std::string>>({
      {"very( very)* sore", "it is very very very sore", {"very very very sore"}},
      {"very( very)* sore", "very very", {}},
      {"took (\\w+ )?\\d+ pills", "i took about 16 pills and took 3 pills", {"took about 16 pills", "took 3 pills"}},
      {"took \\d+ pills", "took x3 pills", {}},
      {"(so )*worr\\w* (so )*", "so so worried so", {"so so worried so"}},  // a space at the end of a pattern says nothing
      {"(so )*worr\\w*( so)*", "so so worried so", {"so so worried so"}},
      {"(a|b){2,3} c", "aab c", {"aab c"}},
      {"(a ){2,3}c", "a a a a c", {"a a a c"}},
      {"leuk\\w*mia( cells)*", "leukaemia cells cells", {"leukaemia cells cells"}},  // inside a word: by the expression
      {"x[ab]+", "xabba there", {"xabba"}},
      {"(i (?P<what>stop|go)|we)+", "i stop now", {"i stop"}},
      {"\\d{1,2}( of \\d+)*", "7 of 100", {"7 of 100"}},
  }));
  CAPTURE(pattern, message);
  CHECK(found(Scanned(pattern), message) == expected);
}

TEST_CASE("a pattern tied to the end is found beside what may be left out", "[intent]") {
  const Scanned scanned("^very( very)*$");
  CHECK(found(scanned, "very very") == std::vector<std::string>{"very very"});
  CHECK(found(scanned, "very").size() == 1);
  CHECK(found(scanned, "very very sore").empty());
  CHECK(found(scanned, "it is very very").empty());
}

TEST_CASE("the same word over and over gives one match", "[intent]") {
  std::string message = "so";
  for (int i = 0; i < 50; ++i) message += " so";
  CHECK(found(Scanned("so( so)*"), message) == std::vector<std::string>{message});
  for (int i = 0; i < 1000; ++i) message += " so";
  CHECK(found(Scanned("so( so)*"), message).size() == 1051 / (WordAutomata::kMostWords + 1) + 1);
}

TEST_CASE("the scan finds what RE2 finds", "[intent]") {
  const std::vector<std::string> words = {"so", "very", "my", "leg", "legs", "is", "numb", "number", "worried", "worry", "16", "7", "not", "feel"};
  const auto* pattern = GENERATE("(so |very )*numb", "my legs?( is| not)* (so )*numb", "(\\w+ )?(\\w+ )?numb( numb)*", "worr\\w*( so)+", "(\\d+|my)( leg)+",
                                 "not (\\w+ )*feel", "(so|so very|very so|my leg is)( (so|very))*( numb)?", "(\\w+ ){2}(feel|my)", "(not )?(feel )*my( leg)+",
                                 "(7|\\d+ so)( \\d+)*", "numb\\w*( (is|not|very) \\w+)+", "(so )+(very )+numb|(leg )+is", "\\w+( so)* legs?");
  const Scanned scanned(pattern);
  std::mt19937 random(7);
  for (int n = 0; n < 400; ++n) {
    std::string message;
    for (auto left = 1 + random() % 9; left > 0; --left) message += (message.empty() ? "" : " ") + words[random() % words.size()];
    CAPTURE(pattern, message);
    REQUIRE(found(scanned, message) == found_by_re2(pattern, message));
  }
}
