#include "check/reading_age.h"

#include <algorithm>
#include <array>
#include <map>

#include "check/prose.h"
#include "check/said_texts.h"

namespace unclench {
namespace {

bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool ends(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

/// Letters only, in lower case; what a suffix hides ("careful", "homework") is handled by the caller.
std::string letters_of(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    if (is_letter(c)) letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return letters;
}

// Words that content uses often and that the letters tell wrong.
const std::map<std::string_view, std::size_t>& known_words() {
  static const std::map<std::string_view, std::size_t> kKnown = {
      {"people", 2}, {"area", 3}, {"areas", 3}, {"idea", 3}, {"ideas", 3}, {"being", 2}, {"doing", 2}, {"going", 2}, {"something", 2}, {"sometimes", 2},
      {"someone", 2}, {"somewhere", 2}, {"everyone", 3}, {"everything", 3}, {"every", 2}, {"evening", 2}, {"business", 2}, {"clothes", 1}, {"diet", 2}, {"quiet", 2},
      {"science", 2}, {"create", 2}, {"anxiety", 4}, {"anxious", 2}, {"maybe", 2}, {"whole", 1}, {"careful", 2}, {"carefully", 3}, {"painful", 2},
      {"therefore", 2}, {"before", 2}, {"hour", 1}, {"hours", 1}, {"our", 1}, {"poem", 2}, {"radio", 3}, {"studio", 3}, {"piano", 3}, {"react", 2}, {"reaction", 3},
      {"real", 1}, {"really", 2}, {"fluid", 2}, {"fuel", 1}, {"usual", 3}, {"usually", 4}, {"sleepiness", 3}, {"naive", 2}, {"reassure", 3}, {"trial", 2}, {"trials", 2},
      {"lion", 2}, {"giant", 2}, {"violent", 3}, {"period", 3}, {"serious", 3}, {"various", 3}, {"previous", 3}, {"obvious", 3}, {"curious", 3}, {"special", 2},
      {"social", 2}, {"ancient", 2}, {"patient", 2}, {"patients", 2}, {"sufficient", 3}, {"efficient", 3}, {"muscle", 2}, {"muscles", 2}, {"safe", 1}, {"safely", 2},
      {"breathe", 1}, {"breathes", 1}, {"rhythm", 2}, {"rhythms", 2}, {"one", 1}, {"ones", 1}, {"once", 1}, {"done", 1}, {"gone", 1}, {"eye", 1}, {"eyes", 1},
      {"worried", 2}, {"tired", 2}, {"hundred", 2}, {"naked", 2}, {"reiki", 2}, {"yoga", 2}, {"chi", 1}, {"acupuncture", 4}, {"recipe", 3}, {"catastrophe", 4}, {"anyone", 3}, {"anything", 3}, {"safety", 2}, {"everyday", 3}, {"technique", 2},
      {"techniques", 2}, {"guideline", 2}, {"guidelines", 2}, {"quieter", 3}, {"quietly", 3}, {"diabetes", 4}, {"cushion", 2}, {"cushions", 2}, {"ok", 2}, {"whoever", 3},
      {"somewhat", 2}, {"vegetable", 3}, {"vegetables", 3}, {"influence", 3}, {"household", 2}, {"forehead", 2}};
  return kKnown;
}

/// Two vowels side by side that are spoken apart: "di-et", "i-o-dine" but not "na-tion".
std::size_t spoken_apart(std::string_view word) {
  std::size_t more = 0;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    const char before = i > 0 ? word[i - 1] : ' ';
    const std::string_view pair = word.substr(i, 2);
    const std::string_view rest = word.substr(i);
    if (pair == "ia") {
      // "special", "partial": one; "media", "diagnosis": two.
      const bool as_one = (before == 'c' || before == 't' || before == 's') && rest.size() > 2 && (rest[2] == 'l' || (before == 'c' && rest[2] == 'n'));
      more += as_one ? 0 : 1;
    } else if (pair == "io") {
      const bool tion = std::string_view("tscgxnl").find(before) != std::string_view::npos && rest.size() > 2 && (rest[2] == 'n' || rest[2] == 'u');
      more += tion ? 0 : 1;
    } else if (pair == "yi") {
      more += is_vowel(before) ? 0 : 1;  // "wor-ry-ing", but "stay-ing"
    } else if (pair == "iu" || pair == "eo" || pair == "uo" || pair == "ua") {
      const bool quiet = (pair == "ua" || pair == "uo") && (before == 'q' || before == 'g');
      const bool said_as_one = pair == "eo" && before == 'p';
      more += quiet || said_as_one ? 0 : 1;
    } else if (pair == "ie") {
      // "eas-i-er", "ex-pe-ri-ence", "va-ri-e-ty"; a word of few letters says it apart as well: "di-et".
      const bool ending = rest == "ier" || rest == "iest" || begins_with(rest, "ience") || begins_with(rest, "iety");
      const bool as_one = begins_with(rest, "iev") || rest == "ied" || rest == "ies" || begins_with(rest, "iew") || begins_with(rest, "iec") || begins_with(rest, "iel");
      if (ending || (i == 1 && rest.size() > 2 && !as_one)) ++more;
    } else if (pair == "ei" && begins_with(rest, "eing")) {
      ++more;
    } else if (pair == "oi" && begins_with(rest, "oing")) {
      ++more;
    } else if (pair == "ue" && (begins_with(rest, "uent") || begins_with(rest, "uel"))) {
      more += before == 'q' ? 0 : 1;
    } else if (pair == "ui" && (begins_with(rest, "uing") || begins_with(rest, "uity"))) {
      ++more;
    } else if (pair == "ea" && (begins_with(rest, "eate") || begins_with(rest, "eact") || begins_with(rest, "eatin") || begins_with(rest, "eativ")) && before == 'r') {
      ++more;
    }
  }
  return more;
}

/// An e that is written and not spoken: "made", "makes", "helped", "careful", "movement".
std::size_t silent(std::string_view word) {
  std::size_t less = 0;
  for (const std::string_view suffix : {"ful", "fully", "less", "ly", "ment", "ments", "ness", "fulness", "lessness"}) {
    const std::string with_e = "e" + std::string(suffix);
    if (!ends(word, with_e)) continue;
    const std::size_t at = word.size() - with_e.size();
    if (at >= 2 && !is_vowel(word[at - 1]) && is_vowel(word[at - 2])) less = 1;
  }
  const std::size_t n = word.size();
  if (n > 2 && word[n - 1] == 'e' && !is_vowel(word[n - 2])) {
    const bool spoken = word[n - 2] == 'l' && n > 3 && !is_vowel(word[n - 3]);  // "mus-cle"
    if (!spoken) ++less;
  } else if (n > 3 && ends(word, "es") && !is_vowel(word[n - 3])) {
    const bool spoken = std::string_view("sxzcg").find(word[n - 3]) != std::string_view::npos || ends(word, "ches") || ends(word, "shes") ||
                        (word[n - 3] == 'l' && n > 4 && !is_vowel(word[n - 4]));
    if (!spoken) ++less;
  } else if (n > 3 && ends(word, "ed") && !is_vowel(word[n - 3])) {
    const bool spoken = word[n - 3] == 't' || word[n - 3] == 'd' || (word[n - 3] == 'l' && n > 4 && !is_vowel(word[n - 4]) && word[n - 4] != 'l');
    if (!spoken) ++less;
  }
  return less;
}

bool is_number(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

}  // namespace

std::size_t syllables_in(std::string_view word) {
  if (is_number(word)) return 1;
  const bool not_at_end = ends(word, "n't") || ends(word, "N'T");
  const std::string letters = letters_of(not_at_end ? word.substr(0, word.size() - 3) : word);
  std::size_t count = 0;
  const auto known = known_words().find(letters);
  if (known != known_words().end()) {
    count = known->second;
  } else {
    bool inside = false;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      // "young": y before a vowel at the start is a consonant.
      const bool vowel = is_vowel(letters[i]) && !(letters[i] == 'y' && i + 1 < letters.size() && is_vowel(letters[i + 1]) && (i == 0 || is_vowel(letters[i - 1])));
      if (vowel && !inside) ++count;
      inside = vowel;
    }
    count += spoken_apart(letters);
    if (ends(letters, "sm") || ends(letters, "thm")) ++count;
    count -= std::min(count, silent(letters));
  }
  // "did-n't", "is-n't"; but "can't", "don't", "won't", "aren't".
  if (not_at_end && (letters == "did" || letters == "is" || letters == "was" || letters == "does" || letters == "has" || letters == "had" || letters == "would" ||
                     letters == "could" || letters == "should" || letters == "need" || letters == "must")) {
    ++count;
  }
  return std::max<std::size_t>(count, 1);
}

double Reading::grade() const {
  if (words == 0) return 0;
  const auto all = static_cast<double>(words);
  return 0.39 * all / static_cast<double>(sentences) + 11.8 * static_cast<double>(syllables) / all - 15.59;
}

void Reading::add(const Reading& other) {
  sentences += other.sentences;
  words += other.words;
  syllables += other.syllables;
  if (other.longest > longest) {
    longest = other.longest;
    longest_sentence = other.longest_sentence;
  }
}

Reading reading_of(std::string_view text) {
  Reading reading;
  for (const std::string& sentence : sentences_of(without_markdown(text))) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < sentence.size();) {
      if (sentence[i] == '{') {
        const std::size_t close = sentence.find('}', i);
        if (close != std::string::npos) {
          ++words;
          reading.syllables += 2;
          i = close + 1;
          continue;
        }
      }
      const auto in_word = [&](std::size_t k) {
        const char c = sentence[k];
        return is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
               ((c == '\'' || c == '.' || c == ',') && k > i && k + 1 < sentence.size() && (is_letter(sentence[k + 1]) || (sentence[k + 1] >= '0' && sentence[k + 1] <= '9')));
      };
      std::size_t end = i;
      while (end < sentence.size() && in_word(end)) ++end;
      if (end == i) {
        ++i;
        continue;
      }
      ++words;
      reading.syllables += syllables_in(std::string_view(sentence).substr(i, end - i));
      i = end;
    }
    if (words == 0) continue;
    ++reading.sentences;
    reading.words += words;
    if (words > reading.longest) {
      reading.longest = words;
      reading.longest_sentence = sentence;
    }
  }
  return reading;
}

std::vector<DialogReading> reading_of_dialogs(const Content& content) {
  std::map<std::string, Reading> by_dialog;
  for (const SaidText& said : said_texts(content)) {
    if (said.kind == TextKind::kMessage) by_dialog[said.dialog].add(reading_of(said.text));
  }
  std::vector<DialogReading> readings;
  for (auto& [dialog, reading] : by_dialog) readings.push_back({dialog, std::move(reading)});
  return readings;
}

}  // namespace unclench
