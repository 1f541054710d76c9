#pragma once
// Patterns as authors write them, and the rules they become.
//
//   "(can|does) .*{stress} .*{back_pain}"            one row of three pieces, in this order, within a sentence
//   {"all": [...], "any": [...], "none": [...]}      rows that may stand anywhere
//
// Every piece is an *atom*: a regular expression on normal text that matches whole words. Atoms are shared by all rules and found in one
// scan; a rule is a test over the atoms that were found.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "intent/vocabulary.h"

namespace unclench {

using AtomId = std::uint32_t;

/// As it stands in a file.
struct PatternSource {
  std::vector<std::string> all;  // a pattern in a string is one row in `all`
  std::vector<std::string> any;
  std::vector<std::string> none;
  std::string pointer;           // JSON pointer in its file
  bool in_string = true;

  /// As the author wrote it, on one line.
  std::string text() const;
};

struct Row {
  std::vector<AtomId> pieces;
};

struct Rule {
  std::string name;         // "faq.what_diet#3": the fourth pattern of the intent
  std::string source;       // PatternSource::text()
  std::uint32_t owner = 0;  // index of the intent or safety rule
  std::vector<Row> all;
  std::vector<Row> any;
  std::vector<Row> none;
};

/// One piece: as phrases when it has finitely many, and as an expression.
struct Atom {
  std::string source;      // as authors wrote it: "{stress}", "(can|does)"
  std::string expression;  // for RE2, with its boundaries
  std::vector<std::string> phrases;
  std::string words;       // without phrases: the expression without its boundaries
  bool at_start = false;   // tied to the start of a message, fillers forgiven
  bool at_end = false;
};

/// All atoms of a language, each once.
class Atoms {
 public:
  /// `fillers` are forgiven beside ^ and $.
  explicit Atoms(const Vocabulary& vocabulary, std::string_view filler_concept = "filler");

  /// The rule of `source`; problems name `file` and the pattern's pointer.
  Rule compile(const PatternSource& source, const std::string& name, std::uint32_t owner, const std::string& file,
               Problems& problems);

  std::size_t size() const { return atoms_.size(); }
  const Atom& at(AtomId id) const { return atoms_[id]; }
  const std::string& source(AtomId id) const { return atoms_[id].source; }
  /// Gives back the memory of the phrases once a scanner has them.
  void drop_phrases() {
    for (Atom& atom : atoms_) {
      std::vector<std::string>().swap(atom.phrases);
      std::string().swap(atom.words);
    }
  }
  /// Words forgiven beside ^ and $: "please", "thank you".
  const std::vector<std::string>& fillers() const { return filler_phrases_; }
  /// The atom of a whole concept.
  AtomId concept_atom(std::string_view name);
  /// The same, without adding it; none when the vocabulary has no such concept.
  std::optional<AtomId> find_concept(std::string_view name) const;
  /// Empty when the atom is not a single concept.
  std::string concept_of(AtomId id) const;

 private:
  /// `inside` is the piece with its concepts written out.
  AtomId add(std::string source, const std::string& inside, std::vector<std::string> phrases, bool at_start, bool at_end);
  std::vector<Row> rows(const std::vector<std::string>& sources, const std::string& file, const std::string& pointer,
                        Problems& problems);

  const Vocabulary& vocabulary_;
  std::string fillers_;  // "(?:please|ok|...)", or empty
  std::vector<std::string> filler_phrases_;
  std::vector<Atom> atoms_;
  std::map<std::string, AtomId, std::less<>> ids_;       // by expression
  std::map<std::string, AtomId, std::less<>> concepts_;  // by concept name
};

}  // namespace unclench
