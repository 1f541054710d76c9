#include "text/speller.h"

#include "catch.h"

#include <set>

#include "normal_text_invariants.h"
#include "text/text_rules.h"

using namespace unclench;

namespace {

class WordList final : public Lexicon {
 public:
  explicit WordList(std::set<std::string, std::less<>> words) : words_(std::move(words)) {}
  bool knows(std::string_view word) const override { return words_.count(word) > 0; }
  std::string name() const override { return "a few words"; }

 private:
  std::set<std::string, std::less<>> words_;
};

const WordList& language() {
  static const WordList words({"so", "my", "is", "this", "very", "bad", "good", "too", "brian"});
  return words;
}

Speller speller() {
  return Speller({{"anxiety", 5}, {"breathing", 4}, {"stress", 9}, {"back", 9}, {"pain", 9}, {"sciatica", 2},
                  {"brain", 2}, {"belly", 2}, {"stiff", 2}, {"my", 3}, {"legs", 3}, {"exercise", 3},
                  {"tablets", 1}, {"tables", 4}, {"lbp", 1}},
                 &language());
}

NormalText corrected(std::string_view typed) {
  return speller().correct(TextRules::english().normalise(typed));
}

}  // namespace

TEST_CASE("a misspelt word becomes the known word it is near", "[text][speller]") {
  auto [typed, meant] = GENERATE(table<std::string, std::string>({
      {"anxeity", "anxiety"},
      {"breating", "breathing"},
      {"stres", "stress"},
      {"bakc", "back"},
      {"apin", "pain"},       // the first two swapped
      {"siatica", "sciatica"},
      {"excercize", "exercise"},
      {"tablest", "tables"},  // one edit from two words: the more frequent one
  }));
  CAPTURE(typed);
  CHECK(corrected(typed).text == meant);
  CHECK(speller().nearest(typed) == meant);
}

TEST_CASE("a word that is far, short, foreign or a word already stays", "[text][speller]") {
  const std::string typed = GENERATE("zorblax", "bck", "ciatica", "brian", "bac4", "стрес",
                                     "lbp", "paaaaaain4", "anxxeityy");
  CAPTURE(typed);
  const NormalText text = TextRules::english().normalise(typed);
  CHECK(speller().correct(text).text == text.text);
  CHECK(speller().nearest(text.text).empty());
}

TEST_CASE("two known words run together are parted", "[text][speller]") {
  auto [typed, meant] = GENERATE(table<std::string, std::string>(
      {{"backpain", "back pain"}, {"bellybreathing", "belly breathing"}, {"mylegs", "my legs"}}));
  CAPTURE(typed);
  CHECK(corrected(typed).text == meant);
}

TEST_CASE("one or two of a letter is picked by what is a word", "[text][speller]") {
  auto [typed, meant] = GENERATE(table<std::string, std::string>({
      {"sooooo", "so"},
      {"toooo", "too"},
      {"goooood", "good"},
      {"stifffff", "stiff"},
      {"painnn", "pain"},
      {"bellly", "belly"},
      {"soo", "soo"},  // not drawn out and nothing that content knows
      {"aaaa", "aaa"},
  }));
  CAPTURE(typed);
  CHECK(corrected(typed).text == meant);
}

TEST_CASE("each correction is noted and leads back to what was typed", "[text][speller]") {
  const NormalText text = corrected("My BACKPAIN, is anxeity");
  CHECK(text.text == "my back pain is anxiety");
  CHECK(text.corrections == std::vector<Correction>{{"backpain", "back pain"}, {"anxeity", "anxiety"}});
  CHECK(broken_invariant(text).empty());
  REQUIRE(text.words.size() == 5);
  CHECK(text.source_of(text.words[1].at) == "BACKPAIN");
  CHECK(text.source_of(text.words[2].at) == "BACKPAIN");
  CHECK(text.words[2].before == Break::kNone);
  CHECK(text.words[3].before == Break::kClause);
  CHECK(text.source_of(text.words[4].at) == "anxeity");
}

TEST_CASE("a text without misspellings stays as it is", "[text][speller]") {
  const NormalText text = TextRules::english().normalise("my back pain, this is very bad");
  const NormalText same = speller().correct(text);
  CHECK(same.text == text.text);
  CHECK(same.original == text.original);
  CHECK(same.corrections.empty());
  CHECK(same.words.size() == text.words.size());
}

TEST_CASE("without a dictionary only known words are words", "[text][speller]") {
  const Speller alone({{"brain", 1}}, nullptr);
  CHECK(alone.nearest("brian") == "brain");
  CHECK(alone.nearest("brain").empty());
}

TEST_CASE("a speller that knows nothing mends nothing", "[text][speller]") {
  const Speller empty({}, nullptr);
  CHECK(empty.nearest("anxeity").empty());
  CHECK(empty.correct(TextRules::english().normalise("anxeity")).text == "anxeity");
}

TEST_CASE("odd entries among the known words do no harm", "[text][speller]") {
  const std::string endless(100, 'a');
  const Speller odd({{"", 1}, {"two words", 1}, {"naïve", 1}, {endless, 1}, {"pain", 0}, {"a", 1}}, nullptr);
  CHECK(odd.nearest("paim") == "pain");
  CHECK(odd.nearest("").empty());
  CHECK(odd.nearest(std::string(99, 'a')).empty());
}
