#include <cstdio>

#include "check/checks.h"
#include "check/reading_age.h"
#include "check/said_texts.h"

namespace unclench {
namespace {

constexpr std::size_t kEnoughWords = 30;   // of fewer a grade says nothing
constexpr std::size_t kLongSentence = 25;  // words

std::string with_one_decimal(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", number);
  return text;
}

std::string shortened(const std::string& sentence) {
  constexpr std::size_t kShown = 60;
  return sentence.size() <= kShown ? sentence : sentence.substr(0, sentence.rfind(' ', kShown)) + " ...";
}

}  // namespace

Findings check_reading(const Content& content, double most_grade) {
  Findings findings;
  for (const SaidText& said : said_texts(content)) {
    if (said.kind != TextKind::kMessage) continue;
    const Reading reading = reading_of(said.text);
    if (reading.words >= kEnoughWords && reading.grade() > most_grade) {
      findings.push_back(warning("reading.grade", said.file, said.pointer,
                                 "hard to read: school grade " + with_one_decimal(reading.grade()), "shorter words and sentences; aim at grade 5 to 6"));
    }
    if (reading.longest > kLongSentence) {
      findings.push_back(warning("reading.sentence", said.file, said.pointer,
                                 "a sentence of " + std::to_string(reading.longest) + " words: \"" + shortened(reading.longest_sentence) + "\"",
                                 "make two of it"));
    }
  }
  return findings;
}

}  // namespace unclench
