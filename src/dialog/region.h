#pragma once
// Words and numbers of a country. Never inferred from the language.

#include <map>
#include <string>
#include <vector>

#include "dialog/line.h"

namespace unclench {

struct HelpLine {
  Contact contact;
  std::vector<std::string> langs;
  std::string verified_on;  // "2026-11-21"; empty: not checked yet
};

struct Region {
  std::string code;  // "US", "unknown"
  std::string name;
  std::string emergency;  // as shown: "999", "your local emergency number (112 works in many countries)"
  std::map<std::string, std::string, std::less<>> terms;  // urgent, er, doctor, pharmacist, physio, paracetamol
  std::vector<HelpLine> lines;
};

struct Regions {
  std::map<std::string, Region, std::less<>> by_code;
  Region unknown;

  const Region& of(std::string_view code) const {
    const auto it = by_code.find(code);
    return it == by_code.end() ? unknown : it->second;
  }
};

/// The lines of one kind as a sentence part: "Samaritans: 116 123 · SHOUT: text SHOUT to 85258".
std::string lines_text(const Region& region, std::string_view kind);
/// `{region.name}` for a text, or an empty string when there is no such word.
std::string region_word(const Region& region, std::string_view name);
std::vector<std::string> region_words();

}  // namespace unclench
