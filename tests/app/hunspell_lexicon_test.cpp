#include "app/hunspell_lexicon.h"

#include <unistd.h>

#include "catch.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace unclench;

namespace {

/// A dictionary of a few words in a folder of its own.
class SmallDictionary {
 public:
  SmallDictionary() {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "small.aff") << "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";
    std::ofstream(folder_ / "small.dic") << "4\nache/S\nMonday\nNHS\ncafé\n";
  }
  ~SmallDictionary() { std::filesystem::remove_all(folder_); }
  SmallDictionary(const SmallDictionary&) = delete;
  SmallDictionary& operator=(const SmallDictionary&) = delete;

  DictionaryFiles files() const { return {folder_ / "small.aff", folder_ / "small.dic"}; }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("unclench_lexicon_test_" + std::to_string(getpid()));
};

}  // namespace

TEST_CASE("a dictionary knows its words, their forms, and names in lower case", "[app][lexicon]") {
  const SmallDictionary small;
  const HunspellLexicon lexicon({small.files()});
  auto [word, known] = GENERATE(table<std::string, bool>({{"ache", true},
                                                          {"aches", true},
                                                          {"monday", true},
                                                          {"nhs", true},
                                                          {"café", true},
                                                          {"achess", false},
                                                          {"cafe", false},
                                                          {"zorblax", false},
                                                          {"背", false}}));
  CAPTURE(word);
  CHECK(lexicon.knows(word) == known);
  CHECK(lexicon.knows(word) == known);  // as remembered
}

TEST_CASE("a dictionary that is not there is said to be missing", "[app][lexicon]") {
  const std::vector<DictionaryFiles> missing = {{"/nowhere/xx.aff", "/nowhere/xx.dic"}};
  CHECK_THROWS_WITH(HunspellLexicon(missing), "can not read the dictionary /nowhere/xx.aff");
}

TEST_CASE("a lexicon of no dictionaries knows nothing", "[app][lexicon]") {
  CHECK_FALSE(HunspellLexicon(std::vector<DictionaryFiles>{}).knows("ache"));
}

TEST_CASE("many threads get the same answers, also when remembered ones are pushed out", "[app][lexicon]") {
  const SmallDictionary small;
  const HunspellLexicon lexicon({small.files()});
  std::atomic<int> wrong = 0;
  const auto ask = [&lexicon, &wrong](int thread) {
    for (int i = 0; i < 3000; ++i) {
      std::string unknown = "x" + std::to_string(i * (thread % 4 + 1));
      for (char& c : unknown) c = c >= '0' && c <= '9' ? static_cast<char>('a' + (c - '0')) : c;
      if (lexicon.knows(unknown) || !lexicon.knows("aches") || !lexicon.knows("monday")) ++wrong;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back(ask, i);
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}

TEST_CASE("the installed dictionaries know both spellings", "[app][lexicon]") {
  const std::unique_ptr<HunspellLexicon> lexicon = HunspellLexicon::open_system();
  if (lexicon == nullptr) return;  // nothing installed
  CHECK(lexicon->knows("breathing"));
  CHECK_FALSE(lexicon->knows("breating"));
  CHECK_FALSE(lexicon->knows("anxeity"));
}
