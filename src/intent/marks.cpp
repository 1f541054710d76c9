// The scan. Most atoms are finitely many phrases; they stand in one trie of words and are found in one walk from every word. Of the rest (`\d+`,
// repetitions, too many phrases) most are automata of words, whose first words stand in the same trie. What is left - scripts without spaces, and what
// looks inside words - is asked of an RE2::Set, which reads the message once; nearly all of it only where a letter is not ASCII.
//
// Why not one unanchored RE2::Set of everything: its state carries the unfinished matches of every word before, so that nearly every new message meets
// states nobody has built yet. Measured on 3,110 atoms and messages never seen before: unanchored set 2,250 us a message, anchored set 53 us.

#include "intent/marks.h"

#include <re2/set.h>

#include <algorithm>
#include <map>
#include <span>

#include "intent/phrase_trie.h"
#include "intent/re2_version.h"
#include "intent/word_automata.h"
#include "intent/word_pattern.h"

namespace unclench {
namespace {

constexpr std::uint8_t kAtStart = 1;
constexpr std::uint8_t kAtEnd = 2;
constexpr std::int64_t kMinSetMemory = std::int64_t{32} << 20;
constexpr std::int64_t kSetMemoryPerAtom = std::int64_t{32} << 10;  // measured: less fails silently on large sets

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

/// Expressions that are tried together.
class ExpressionSet {
 public:
  explicit ExpressionSet(const RE2::Options& options) : set_(options, RE2::UNANCHORED) {}

  /// False when it is not an expression; `problem` says why.
  bool add(AtomId atom, const std::string& expression, std::string& problem) {
    atoms_.push_back(atom);
    return set_.Add(re2_view(expression), &problem) >= 0;
  }
  bool compile() { return set_.Compile(); }

  /// Calls found(atom) for all that match; for every atom there is when the automaton ran out of memory: slower, but nothing may be missed.
  template <typename Found>
  void match(std::string_view text, Found found) const {
    if (atoms_.empty()) return;
    std::vector<int> matched;
    RE2::Set::ErrorInfo error{};
    if (set_.Match(re2_view(text), &matched, &error)) {
      for (const int i : matched) found(atoms_[static_cast<std::size_t>(i)]);
    } else if (error.kind != RE2::Set::kNoError) {
      for (const AtomId atom : atoms_) found(atom);
    }
  }

 private:
  RE2::Set set_;
  std::vector<AtomId> atoms_;  // what its n-th expression stands for
};

struct Scanner::Engine {
  explicit Engine(const RE2::Options& options) : foreign(options), anywhere(options) {}

  /// An automaton that `word` begins, if one of the words of `mask` comes next.
  struct Begun {
    std::uint64_t mask;
    AtomId atom;
    std::uint32_t node;
  };

  PhraseTrie phrases;                             // see filler() and begun()
  WordAutomata automata;
  std::vector<Begun> begins;                      // by their first word
  std::vector<std::uint32_t> first_begun;         // in `begins`, of each first word; one more at the end
  std::vector<std::uint8_t> anchors;              // by AtomId: kAtStart, kAtEnd
  std::vector<std::unique_ptr<RE2>> expressions;  // by AtomId; null where words say it all
  ExpressionSet foreign;                          // asked where a letter is not ASCII
  ExpressionSet anywhere;

  /// The ids in `phrases` are those of atoms, then this, then first words of automata.
  std::uint32_t filler() const { return static_cast<std::uint32_t>(expressions.size()); }
  std::span<const Begun> begun(std::uint32_t id) const {
    const std::uint32_t* const first = &first_begun[id - filler() - 1];
    return std::span(begins).subspan(first[0], first[1] - first[0]);
  }

  bool matches_at(AtomId atom, std::string_view text, std::uint32_t begin) const {
    return expressions[atom]->Match(re2_view(text), begin, text.size(), RE2::ANCHOR_START, nullptr, 0);
  }
};

Scanner::Scanner(std::unique_ptr<const Engine> engine) : engine_(std::move(engine)) {}
Scanner::~Scanner() = default;

std::size_t Scanner::size() const { return engine_->expressions.size(); }

std::unique_ptr<const Scanner> Scanner::build(const Atoms& atoms, std::string& problem) {
  RE2::Options options = re2_options();
  options.set_max_mem(std::max(kMinSetMemory, kSetMemoryPerAtom * static_cast<std::int64_t>(atoms.size())));
  auto engine = std::make_unique<Engine>(options);
  engine->expressions.resize(atoms.size());
  PhraseTrie::Builder phrases;
  WordAutomata::Builder automata(phrases);
  std::map<std::string, std::vector<std::pair<AtomId, std::uint32_t>>> begins;  // by first word: atoms and nodes
  for (const std::string& filler : atoms.fillers()) phrases.add(filler, engine->filler());
  for (AtomId id = 0; id < atoms.size(); ++id) {
    const Atom& atom = atoms.at(id);
    engine->anchors.push_back(static_cast<std::uint8_t>((atom.at_start ? kAtStart : 0) | (atom.at_end ? kAtEnd : 0)));
    for (const std::string& phrase : atom.phrases) phrases.add(phrase, id);
    if (!atom.phrases.empty()) continue;
    const std::optional<WordPattern> pattern = read_word_pattern(atom.words);
    // In a script without spaces a pattern may match a part of what we take for a word.
    const auto first_words = pattern && is_ascii(atom.words) ? automata.add(*pattern) : std::nullopt;
    // The expression also tells what (?P<name>...) matched.
    if (!first_words || atom.words.find("(?P<") != atom.words.npos) engine->expressions[id] = std::make_unique<RE2>(atom.expression, re2_options());
    if (first_words) {
      for (const auto& [word, node] : *first_words) {
        if (automata.accepts(node)) phrases.add(word, id);
        if (automata.mask(node) != 0) begins[word].emplace_back(id, node);
      }
      continue;
    }
    ExpressionSet& set = pattern && needs_foreign_letters(*pattern) ? engine->foreign : engine->anywhere;
    if (std::string error; !set.add(id, atom.expression, error)) {
      problem = atom.source + ": " + error;
      return nullptr;
    }
  }
  for (const auto& [word, begun] : begins) {
    engine->first_begun.push_back(static_cast<std::uint32_t>(engine->begins.size()));
    phrases.add(word, engine->filler() + static_cast<std::uint32_t>(engine->first_begun.size()));
    for (const auto& [atom, node] : begun) engine->begins.push_back({automata.mask(node), atom, node});
  }
  engine->first_begun.push_back(static_cast<std::uint32_t>(engine->begins.size()));
  engine->phrases = phrases.build();
  engine->automata = automata.build();
  if (!engine->foreign.compile() || !engine->anywhere.compile()) {
    problem = "the patterns together are too large to compile";
    return nullptr;
  }
  return std::unique_ptr<const Scanner>(new Scanner(std::move(engine)));
}

namespace {

/// Words [first, end) are a filler.
struct Filler {
  std::uint32_t first;
  std::uint32_t end;
};

/// Where a message may be thought to begin: after so many words it was nothing but fillers ("hey can you please ...").
std::vector<bool> begins(const std::vector<Filler>& fillers, std::size_t words) {
  std::vector<bool> begins(words + 1, false);
  begins[0] = true;
  for (const Filler& filler : fillers) {
    if (begins[filler.first]) begins[filler.end] = true;
  }
  return begins;
}

/// Where it may be thought to end.
std::vector<bool> ends(const std::vector<Filler>& fillers, std::size_t words) {
  std::vector<bool> ends(words + 1, false);
  ends[words] = true;
  for (auto filler = fillers.rbegin(); filler != fillers.rend(); ++filler) {
    if (ends[filler->end]) ends[filler->first] = true;
  }
  return ends;
}

}  // namespace

Marks Scanner::scan(const NormalText& text) const {
  Marks marks;
  marks.engine_ = engine_.get();
  marks.text_ = &text;
  const PhraseTrie::Words words = engine_->phrases.words_of(text);
  const std::uint32_t filler = engine_->filler();
  std::vector<Filler> fillers;
  std::vector<Marks::Hit> tied;                                    // to the start or the end
  std::vector<std::pair<std::uint32_t, std::uint32_t>> first_words;  // of automata: id and word
  for (std::uint32_t w = 0; w < words.size(); ++w) {
    engine_->phrases.each(words, w, [&](std::uint32_t id, std::size_t after) {
      const auto end = static_cast<std::uint32_t>(after);
      if (id < filler) (engine_->anchors[id] == 0 ? marks.hits_ : tied).push_back({id, w, end});
      else if (id == filler) fillers.push_back({w, end});
      else if (end < words.size()) first_words.emplace_back(id, w);
    });
  }
  const std::vector<bool> may_begin = begins(fillers, words.size());
  const std::vector<bool> may_end = ends(fillers, words.size());
  for (const Marks::Hit& hit : tied) {
    if ((engine_->anchors[hit.atom] & kAtStart) != 0 && !may_begin[hit.word]) continue;
    if ((engine_->anchors[hit.atom] & kAtEnd) != 0 && !may_end[hit.end_word]) continue;
    marks.hits_.push_back(hit);
  }
  WordAutomata::Room room;
  for (const auto& [id, w] : first_words) {
    for (const Engine::Begun& begun : engine_->begun(id)) {
      if ((begun.mask & words.mask(w + 1)) == 0) continue;
      const std::uint8_t anchors = engine_->anchors[begun.atom];
      if ((anchors & kAtStart) != 0 && !may_begin[w]) continue;
      std::uint32_t longest = 0;
      engine_->automata.follow(begun.node, words, w + 1, room, [&](std::size_t end) {
        if ((anchors & kAtEnd) == 0 || may_end[end]) longest = static_cast<std::uint32_t>(end);
      });
      if (longest > 0) marks.hits_.push_back({begun.atom, w, longest});
    }
  }
  const auto look_everywhere = [&](AtomId atom) {
    for (std::uint32_t w = 0; w < words.size(); ++w) {
      if (engine_->matches_at(atom, text.text, text.words[w].at.begin)) marks.hits_.push_back({atom, w, 0});
    }
  };
  if (!is_ascii(text.text)) engine_->foreign.match(text.text, look_everywhere);
  engine_->anywhere.match(text.text, look_everywhere);
  std::sort(marks.hits_.begin(), marks.hits_.end());
  marks.found_.assign(engine_->expressions.size(), false);
  for (const Marks::Hit& hit : marks.hits_) {
    if (marks.found_[hit.atom]) continue;
    marks.found_[hit.atom] = true;
    marks.ids_.push_back(hit.atom);
  }
  marks.spans_.resize(marks.ids_.size());
  return marks;
}

const std::vector<Span>& Marks::spans(AtomId atom) const {
  static const std::vector<Span> kNowhere;
  const auto it = std::lower_bound(ids_.begin(), ids_.end(), atom);
  if (it == ids_.end() || *it != atom) return kNowhere;
  std::vector<Span>& spans = spans_[static_cast<std::size_t>(it - ids_.begin())];
  if (!spans.empty()) return spans;
  auto hit = std::lower_bound(hits_.begin(), hits_.end(), atom, [](const Hit& a, AtomId id) { return a.atom < id; });
  for (; hit != hits_.end() && hit->atom == atom; ++hit) {
    std::uint32_t begin = text_->words[hit->word].at.begin;
    if (!spans.empty() && begin < spans.back().end) continue;  // without overlap: the longest from the left
    std::uint32_t end = begin;
    if (hit->end_word == 0) {
      const RE2* expression = engine_->expressions[atom].get();
      re2::StringPiece found;
      const re2::StringPiece subject = re2_view(text_->text);
      if (!expression->Match(subject, begin, subject.size(), RE2::ANCHOR_START, &found, 1)) continue;
      end = static_cast<std::uint32_t>(begin + found.size());
    } else {
      // The fillers beside ^ and $ are explained, too.
      if ((engine_->anchors[atom] & kAtStart) != 0) begin = 0;
      end = (engine_->anchors[atom] & kAtEnd) != 0 ? static_cast<std::uint32_t>(text_->text.size()) : text_->words[hit->end_word - 1].at.end;
    }
    if (begin < end) spans.push_back({begin, end});
  }
  return spans;
}

std::map<std::string, std::string> Marks::captures(AtomId atom, Span at) const {
  std::map<std::string, std::string> captures;
  if (engine_->expressions[atom] == nullptr) return captures;
  const RE2& expression = *engine_->expressions[atom];
  const auto& names = expression.NamedCapturingGroups();
  if (names.empty()) return captures;
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
  if (!expression.Match(re2_view(text_->text), at.begin, at.end, RE2::ANCHOR_START, groups.data(),
                        static_cast<int>(groups.size()))) {
    return captures;
  }
  for (const auto& [name, group] : names) {
    const re2::StringPiece& value = groups[static_cast<std::size_t>(group)];
    if (value.data() != nullptr) captures.emplace(name, std::string(value.data(), value.size()));
  }
  return captures;
}

bool Marks::has_row(const Row& row) const {
  for (const AtomId piece : row.pieces) {
    if (!has(piece)) return false;
  }
  return row.pieces.size() == 1 || !matches(row, 1).empty();
}

std::vector<RowMatch> Marks::matches(const Row& row, std::size_t most) const {
  std::vector<RowMatch> out;
  for (const AtomId piece : row.pieces) {
    if (!has(piece)) return out;
  }
  for (const Span first : spans(row.pieces.front())) {
    if (out.size() == most) break;
    // Greedy from here: the nearest next piece leaves the most room for the rest.
    RowMatch match{first};
    std::uint32_t sentence_end = static_cast<std::uint32_t>(text_->text.size());
    for (std::size_t w = text_->word_at(first.begin) + 1; w < text_->words.size(); ++w) {
      const Word& word = text_->words[w];
      if (word.before == Break::kSentence && word.at.begin >= first.end) {
        sentence_end = word.at.begin;
        break;
      }
    }
    for (std::size_t p = 1; p < row.pieces.size(); ++p) {
      const std::vector<Span>& candidates = spans(row.pieces[p]);
      const auto next = std::find_if(candidates.begin(), candidates.end(), [&](const Span& span) {
        return span.begin >= match.back().end;
      });
      if (next == candidates.end() || next->begin >= sentence_end) break;
      match.push_back(*next);
    }
    if (match.size() == row.pieces.size()) out.push_back(std::move(match));
  }
  return out;
}

namespace {

bool shares_words(const RowMatch& a, const RowMatch& b) {
  for (const Span x : a) {
    for (const Span y : b) {
      if (x.overlaps(y)) return true;
    }
  }
  return false;
}

/// Chooses one match for each row so that no two rest on the same words; depth first, leftmost first.
void choose_rows(const std::vector<std::vector<RowMatch>>& options, std::vector<RowMatch>& chosen,
                 std::vector<std::vector<RowMatch>>& out, std::size_t most) {
  if (out.size() >= most) return;
  if (chosen.size() == options.size()) {
    out.push_back(chosen);
    return;
  }
  for (const RowMatch& option : options[chosen.size()]) {
    const bool free = std::none_of(chosen.begin(), chosen.end(),
                                   [&](const RowMatch& taken) { return shares_words(taken, option); });
    if (!free) continue;
    chosen.push_back(option);
    choose_rows(options, chosen, out, most);
    chosen.pop_back();
  }
}

std::string source_of(const Row& row, const Atoms& atoms) {
  std::string out;
  for (const AtomId piece : row.pieces) out += (out.empty() ? "" : " .*") + atoms.source(piece);
  return out;
}

}  // namespace

std::vector<RuleMatch> matches_of(const Rule& rule, const Marks& marks, const Atoms& atoms, std::string* why_not,
                                  std::size_t most) {
  const auto refuse = [&](const char* what, const Row& row) {
    if (why_not != nullptr) *why_not = what + source_of(row, atoms);
  };
  for (const Row& row : rule.none) {
    if (marks.has_row(row)) {
      refuse("there is ", row);
      return {};
    }
  }
  std::vector<std::vector<RowMatch>> all;
  std::vector<const Row*> sources;
  for (const Row& row : rule.all) {
    all.push_back(marks.matches(row));
    sources.push_back(&row);
    if (all.back().empty()) {
      refuse("missing ", row);
      return {};
    }
  }
  std::vector<RuleMatch> out;
  const auto collect = [&](const std::vector<std::vector<RowMatch>>& options, const Row* any) {
    std::vector<RowMatch> chosen;
    std::vector<std::vector<RowMatch>> found;
    choose_rows(options, chosen, found, most - out.size());
    for (std::vector<RowMatch>& rows : found) {
      RuleMatch match{std::move(rows), sources};
      if (any != nullptr) match.sources.push_back(any);
      out.push_back(std::move(match));
    }
  };
  if (rule.any.empty()) {
    collect(all, nullptr);
  } else {
    for (const Row& row : rule.any) {
      if (out.size() >= most) break;
      std::vector<RowMatch> matches = marks.matches(row);
      if (matches.empty()) continue;
      all.push_back(std::move(matches));
      collect(all, &row);
      all.pop_back();
    }
  }
  if (out.empty() && why_not != nullptr && why_not->empty()) {
    *why_not = rule.any.empty() ? "two parts rest on the same words" : "none of \"any\" is there beside the rest";
  }
  return out;
}

}  // namespace unclench
