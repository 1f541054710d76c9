// The scan. Most atoms are finitely many phrases; they stand in one trie of words and are found in one walk from every word. The rest
// (`\d+`, character classes, repetitions) stand in one RE2::Set, anchored and tried from every word.
//
// Why not one unanchored RE2::Set of everything: its state carries the unfinished matches of every word before, so that nearly every new message meets
// states nobody has built yet. Measured on 3,110 atoms and messages never seen before: unanchored set 2,250 us a message, anchored set 53 us.

#include "intent/marks.h"

#include <re2/set.h>

#include <algorithm>

#include "intent/phrase_trie.h"
#include "intent/re2_version.h"

namespace unclench {
namespace {

constexpr std::int64_t kMinSetMemory = std::int64_t{32} << 20;
constexpr std::int64_t kSetMemoryPerAtom = std::int64_t{32} << 10;  // measured: less fails silently on large sets

}  // namespace

struct Scanner::Engine {
  PhraseTrie phrases;
  PhraseTrie fillers;
  std::vector<bool> at_start;  // by AtomId
  std::vector<bool> at_end;
  std::unique_ptr<RE2::Set> anywhere;        // atoms that are no finite phrases
  std::unique_ptr<RE2::Set> from_start;      // the same, tied to the start of a message
  std::vector<AtomId> anywhere_ids;          // what the n-th expression of a set stands for
  std::vector<AtomId> from_start_ids;
  std::vector<std::unique_ptr<RE2>> expressions;  // by AtomId; null for phrases

  /// Adds to `hits` every atom of `set` that matches from word `word` on.
  void match(const RE2::Set& set, const std::vector<AtomId>& ids, std::string_view text, std::uint32_t word, std::vector<int>& buffer,
             std::vector<Marks::Hit>& hits) const {
    if (ids.empty()) return;
    buffer.clear();
    RE2::Set::ErrorInfo error{};
    if (set.Match(re2_view(text), &buffer, &error)) {
      for (const int hit : buffer) hits.push_back({ids[static_cast<std::size_t>(hit)], word, 0});
    } else if (error.kind != RE2::Set::kNoError) {
      // The automaton ran out of memory: slower, but nothing may be missed.
      for (const AtomId id : ids) {
        if (expressions[id]->Match(re2_view(text), 0, text.size(), RE2::ANCHOR_START, nullptr, 0)) hits.push_back({id, word, 0});
      }
    }
  }
};

Scanner::Scanner(std::unique_ptr<const Engine> engine) : engine_(std::move(engine)) {}
Scanner::~Scanner() = default;

std::size_t Scanner::size() const { return engine_->expressions.size(); }

std::unique_ptr<const Scanner> Scanner::build(const Atoms& atoms, std::string& problem) {
  RE2::Options options = re2_options();
  options.set_max_mem(std::max(kMinSetMemory, kSetMemoryPerAtom * static_cast<std::int64_t>(atoms.size())));
  auto engine = std::make_unique<Engine>();
  engine->anywhere = std::make_unique<RE2::Set>(options, RE2::ANCHOR_START);
  engine->from_start = std::make_unique<RE2::Set>(options, RE2::ANCHOR_START);
  for (const std::string& filler : atoms.fillers()) engine->fillers.add(filler, 0);
  for (AtomId id = 0; id < atoms.size(); ++id) {
    const Atom& atom = atoms.at(id);
    engine->at_start.push_back(atom.at_start);
    engine->at_end.push_back(atom.at_end);
    engine->expressions.emplace_back();
    for (const std::string& phrase : atom.phrases) engine->phrases.add(phrase, id);
    if (!atom.phrases.empty()) continue;
    std::string error;
    if ((atom.at_start ? engine->from_start : engine->anywhere)->Add(re2_view(atom.expression), &error) < 0) {
      problem = atom.source + ": " + error;
      return nullptr;
    }
    (atom.at_start ? engine->from_start_ids : engine->anywhere_ids).push_back(id);
    engine->expressions.back() = std::make_unique<RE2>(atom.expression, re2_options());
  }
  for (RE2::Set* set : {engine->anywhere.get(), engine->from_start.get()}) {
    if (!set->Compile()) {
      problem = "the patterns together are too large to compile";
      return nullptr;
    }
  }
  return std::unique_ptr<const Scanner>(new Scanner(std::move(engine)));
}

namespace {

/// The words up to which a message is nothing but fillers ("hey can you please ..."): [0] is always true.
std::vector<bool> filled_from_start(const PhraseTrie& fillers, const PhraseTrie::Words& words) {
  std::vector<bool> reached(words.size() + 1, false);
  reached[0] = true;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (reached[w]) fillers.each(words, w, [&](std::uint32_t, std::size_t end) { reached[end] = true; });
  }
  return reached;
}

/// The words from which on a message is nothing but fillers: the last one is always true.
std::vector<bool> filled_to_end(const PhraseTrie& fillers, const PhraseTrie::Words& words) {
  std::vector<bool> reached(words.size() + 1, false);
  reached[words.size()] = true;
  for (std::size_t w = words.size(); w-- > 0;) {
    fillers.each(words, w, [&](std::uint32_t, std::size_t end) {
      if (reached[end]) reached[w] = true;
    });
  }
  return reached;
}

}  // namespace

Marks Scanner::scan(const NormalText& text) const {
  Marks marks;
  marks.engine_ = engine_.get();
  marks.text_ = &text;
  marks.found_.assign(engine_->expressions.size(), false);
  const PhraseTrie::Words words = engine_->phrases.words_of(text);
  const PhraseTrie::Words filler_words = engine_->fillers.words_of(text);
  const std::vector<bool> start = filled_from_start(engine_->fillers, filler_words);
  const std::vector<bool> end = filled_to_end(engine_->fillers, filler_words);
  std::vector<int> buffer;
  const std::string_view all = text.text;
  for (std::uint32_t w = 0; w < words.size(); ++w) {
    engine_->phrases.each(words, w, [&](std::uint32_t atom, std::size_t after) {
      if (engine_->at_start[atom] && !start[w]) return;
      if (engine_->at_end[atom] && !end[after]) return;
      marks.hits_.push_back({atom, w, static_cast<std::uint32_t>(after)});
    });
    const std::string_view rest = all.substr(text.words[w].at.begin);
    if (w == 0) engine_->match(*engine_->from_start, engine_->from_start_ids, rest, w, buffer, marks.hits_);
    engine_->match(*engine_->anywhere, engine_->anywhere_ids, rest, w, buffer, marks.hits_);
  }
  std::sort(marks.hits_.begin(), marks.hits_.end());
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
    if (const RE2* expression = engine_->expressions[atom].get()) {
      re2::StringPiece found;
      const re2::StringPiece subject = re2_view(text_->text);
      if (!expression->Match(subject, begin, subject.size(), RE2::ANCHOR_START, &found, 1)) continue;
      end = static_cast<std::uint32_t>(begin + found.size());
    } else {
      // The fillers beside ^ and $ are explained, too.
      if (engine_->at_start[atom]) begin = 0;
      end = engine_->at_end[atom] ? static_cast<std::uint32_t>(text_->text.size()) : text_->words[hit->end_word - 1].at.end;
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
