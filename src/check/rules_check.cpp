// Which patterns fire on whose examples. A pattern that fires on nothing of its own is dead or has no test; one that fires on the examples of
// others is too broad; the same pattern in two intents cannot tell them apart.

#include <algorithm>
#include <map>
#include <set>

#include "check/checks.h"

namespace unclench {
namespace {

struct Fired {
  std::size_t own = 0;
  std::size_t others = 0;
  std::string example;  // the first of the others
  std::string of;       // and whose it is
};

/// All rules of a language, compiled once more: a matcher keeps its own to itself. The vocabulary is the same, so the rules are.
class RuleBook {
 public:
  explicit RuleBook(const LocalePack& pack) : pack_(pack), atoms_(*pack.vocabulary) {
    const std::vector<Intent>& intents = pack.matcher->intents();
    Problems known;  // they were told when the content was compiled
    for (std::uint32_t owner = 0; owner < intents.size(); ++owner) {
      for (const PatternSource& pattern : intents[owner].patterns) {
        rules_.push_back(atoms_.compile(pattern, intents[owner].id, owner, intents[owner].file, known));
        sources_.push_back(&pattern);
      }
    }
    index_ = RuleIndex(rules_, std::vector<std::uint32_t>(atoms_.size(), 0));
    std::string failure;
    scanner_ = Scanner::build(atoms_, failure);
  }

  std::vector<Fired> fire() const {
    std::vector<Fired> fired(rules_.size());
    if (scanner_ == nullptr) return fired;
    const std::vector<Intent>& intents = pack_.matcher->intents();
    for (std::uint32_t owner = 0; owner < intents.size(); ++owner) {
      for (const std::string& example : intents[owner].examples) {
        const NormalText text = pack_.speller->correct(pack_.rules.normalise(example));
        const Marks marks = scanner_->scan(text);
        for (const std::uint32_t r : index_.candidates(marks)) {
          if (matches_of(rules_[r], marks, atoms_).empty()) continue;
          Fired& of_rule = fired[r];
          if (stand_for_each_other(intents[rules_[r].owner], intents[owner])) {
            ++of_rule.own;
          } else if (of_rule.others++ == 0) {
            of_rule.example = example;
            of_rule.of = intents[owner].id;
          }
        }
      }
    }
    return fired;
  }

  const std::vector<Rule>& rules() const { return rules_; }
  const PatternSource& source(std::size_t rule) const { return *sources_[rule]; }
  const Intent& owner(std::size_t rule) const { return pack_.matcher->intents()[rules_[rule].owner]; }

 private:
  static bool stand_for_each_other(const Intent& a, const Intent& b) {
    return a.id == b.id || (a.outside && b.outside) || (!a.outside && !b.outside && a.control == b.control && a.opens == b.opens);
  }

  const LocalePack& pack_;
  Atoms atoms_;
  std::vector<Rule> rules_;
  std::vector<const PatternSource*> sources_;  // beside rules_
  RuleIndex index_;
  std::unique_ptr<const Scanner> scanner_;
};

/// Rules with the same meaning have the same key, in whatever order their parts are written.
std::vector<std::set<std::vector<AtomId>>> meaning_of(const Rule& rule) {
  std::vector<std::set<std::vector<AtomId>>> meaning;
  for (const std::vector<Row>* rows : {&rule.all, &rule.any, &rule.none}) {
    meaning.emplace_back();
    for (const Row& row : *rows) meaning.back().insert(row.pieces);
  }
  return meaning;
}

void check_twins(const RuleBook& book, Findings& findings) {
  std::map<std::vector<std::set<std::vector<AtomId>>>, std::size_t> first;
  for (std::size_t r = 0; r < book.rules().size(); ++r) {
    const auto [it, added] = first.emplace(meaning_of(book.rules()[r]), r);
    if (added) continue;
    const Intent& here = book.owner(r);
    const Intent& there = book.owner(it->second);
    if (here.id == there.id) {
      findings.push_back(warning("rules.twice", here.file, book.source(r).pointer, "the same pattern as " + book.source(it->second).pointer, "remove one"));
    } else {
      findings.push_back(error("rules.identical", here.file, book.source(r).pointer,
                               "the same pattern stands in " + there.file + " " + book.source(it->second).pointer + ": " + book.source(r).text(),
                               "keep it in one of the two, or make both more specific"));
    }
  }
}

void check_firing(const RuleBook& book, Findings& findings) {
  const std::vector<Fired> fired = book.fire();
  for (std::size_t r = 0; r < fired.size(); ++r) {
    const Intent& intent = book.owner(r);
    const std::string& place = book.source(r).pointer;
    if (fired[r].own == 0) {
      findings.push_back(warning("rules.no_example", intent.file, place, "no example of its own fits this pattern: " + book.source(r).text(),
                                 "add an example, or remove the pattern"));
    }
    if (fired[r].others > 0) {
      findings.push_back(warning("rules.fits_others", intent.file, place,
                                 "fits " + std::to_string(fired[r].others) + " examples of other intents (and " + std::to_string(fired[r].own) + " of its own), for instance \"" +
                                     fired[r].example + "\" of " + fired[r].of,
                                 "narrow it, if it is the weaker answer there"));
    }
  }
}

}  // namespace

Findings check_rules(const Content& content) {
  Findings findings;
  for (const auto& [locale, pack] : content.packs) {
    const RuleBook book(pack);
    check_twins(book, findings);
    check_firing(book, findings);
  }
  return findings;
}

}  // namespace unclench
