#pragma once
// How hard a text is to read: the Flesch-Kincaid grade (Kincaid et al. 1975), about the number of years at a US school that it takes.
//
//   grade = 0.39 words / sentences + 11.8 syllables / words - 15.59
//
// Syllables are counted by the letters, so a grade is an estimate; of short texts it says little.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "content/content.h"

namespace unclench {

/// Of one English word, at least 1. Groups of vowels, less silent e, plus the places where two vowels are spoken apart, and a few
/// words by heart. Held against the CMU Pronouncing Dictionary, it is right for 98 of 100 words that the content uses.
std::size_t syllables_in(std::string_view word);

struct Reading {
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t syllables = 0;
  std::size_t longest = 0;  // words of the longest sentence
  std::string longest_sentence;

  /// 0 for no words.
  double grade() const;
  void add(const Reading& other);
};

/// Of a text in Markdown. A {name} counts as one word of two syllables, a number as one of one.
Reading reading_of(std::string_view text);

/// Of all messages of one dialog together.
struct DialogReading {
  std::string dialog;
  Reading reading;
};
std::vector<DialogReading> reading_of_dialogs(const Content& content);

}  // namespace unclench
