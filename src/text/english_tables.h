#pragma once
// What making text plain has to know about a language, as tables. English for now.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/normal_text.h"
#include "text/word_map.h"

namespace unclench {

/// Where a rewrite holds. "What follows" is looked at in plain words, within the clause.
enum class When : std::uint8_t {
  kAlways,
  kAlone,             // it is the whole message: "n"
  kAfterI,            // "i" stands before: "i ain't"
  kAfterNumber,       // "5 min"
  kFirst,             // it opens a sentence: "lets start"
  kBeforeParticiple,  // "its been", also with an adverb between: "its never been"
  kBeforeState,       // "its a", "its getting", "its sore": what only "is" can stand before
  kBeforeVerb,        // "ill go", but not "i feel ill do you know why"
  kAfterSubject,      // only for endings: "it's", "who's", not "doctor's"
  kUnlessPossessive,  // "if its stress", not "at its worst", "its own"
};

struct Rewrite {
  std::string to;  // plain words; may be empty
  When when = When::kAlways;
};

/// Of several, the first that holds counts; if none does, the word stays.
using Rewrites = std::vector<Rewrite>;

enum class SignKind : std::uint8_t {
  kWord,   // stands in the sentence like a word: "w/o"
  kEmoji,  // says something whatever stands around it: "which 💊 can i take"
  kAside,  // says something only when there is nothing else: 👍 is an answer, "so funny 😭" is not about crying
};

struct Sign {
  std::string says;  // plain words; empty for what means nothing
  SignKind kind = SignKind::kEmoji;
};

enum class SymbolPlace : std::uint8_t {
  kBeforeNumber,  // "~6"
  kAfterNumber,   // "50%"
  kBetween,       // "A&E", "yoga + rest"; not "50+"
  kMoney,         // "£60", "60£"; said after the number
};

struct Symbol {
  std::string says;
  SymbolPlace place = SymbolPlace::kBetween;
};

struct Ending {
  std::string text;  // with its apostrophe: "'ll"
  Rewrites rewrites;
};

struct LanguageTables {
  WordMap<Rewrites> rewrites;  // of whole words: "cant", "u", "can't"
  std::vector<Ending> endings;
  WordMap<Sign> signs;      // an emoji, or anything between two spaces: ":(", "w/o"
  WordMap<Symbol> symbols;  // one character: "£", "%", "&"

  WordSet abbreviations;  // whose dot does not end a sentence: "dr"
  WordSet initials;       // two letters that may do without the last dot: "a.m"
  WordSet units;          // which may stick to a number: "4hrs"
  WordSet splittable;     // contractions to be found also with a space for the apostrophe: "don t"

  WordSet subjects;     // whose 's is always "is" or "has"
  WordSet participles;  // which make 's and 'd "has" and "had"
  WordSet adverbs;      // which may stand before them
  WordSet states;       // see When::kBeforeState; words in -ing and -ed count too, unless in `not_states`
  WordSet not_states;
  WordSet verbs;        // what "i will" and "i would" are often followed by
  WordSet before_ill;   // after which "ill" and "id" are what they say
  WordSet before_its;   // after which "its" is a possessive: "at"
  WordSet after_its;    // before which it is: "own"

  std::string_view link, minus, range;  // the words for them: "link", "minus", "to"
};

LanguageTables english_tables();

}  // namespace unclench
