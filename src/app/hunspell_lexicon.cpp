#include "app/hunspell_lexicon.h"

#include <hunspell/hunspell.hxx>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>

namespace unclench {
namespace {

void require_readable(const std::string& path) {
  if (!std::ifstream(path)) throw std::runtime_error("can not read the dictionary " + path);
}

/// In capitals hunspell finds a word however the dictionary writes it: "back", "Monday", "NHS". A word with
/// other letters than a to z is asked for as it is.
std::string as_asked(std::string_view word) {
  std::string capitals(word);
  for (char& c : capitals) {
    if (c < 'a' || c > 'z') return std::string(word);
    c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

}  // namespace

// Hunspell keeps scratch space in its object, so one caller at a time.
class HunspellLexicon::Dictionaries {
 public:
  explicit Dictionaries(const std::vector<DictionaryFiles>& files) {
    for (const DictionaryFiles& one : files) {
      require_readable(one.aff);
      require_readable(one.dic);
      spellers_.push_back(std::make_unique<Hunspell>(one.aff.c_str(), one.dic.c_str()));
    }
  }

  bool know(std::string_view word) {
    const std::string asked = as_asked(word);
    const std::lock_guard lock(mutex_);
    return std::any_of(spellers_.begin(), spellers_.end(),
                       [&asked](const std::unique_ptr<Hunspell>& speller) { return speller->spell(asked); });
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Hunspell>> spellers_;  // guarded by mutex_
};

// What was answered before: the hash of a word with the answer in its lowest bit, in the slot that the hash
// names. A later word takes the place of an earlier one. A slot is one atomic number and complete in itself,
// so readers need no order and no lock. Two words of one 63-bit hash would share an answer; nobody will see
// that happen.
class HunspellLexicon::Answers {
 public:
  std::optional<bool> find(std::uint64_t hash) const {
    const std::uint64_t slot = slots_[place_of(hash)].load(std::memory_order_relaxed);
    if (slot == 0 || slot >> 1 != hash >> 1) return std::nullopt;
    return (slot & 1) != 0;
  }

  void keep(std::uint64_t hash, bool known) {
    const std::uint64_t slot = (hash & ~std::uint64_t{1}) | (known ? 1 : 0);
    slots_[place_of(hash)].store(slot, std::memory_order_relaxed);
  }

 private:
  static constexpr std::size_t kSlots = std::size_t{1} << 14;  // 128 KiB
  static std::size_t place_of(std::uint64_t hash) { return (hash >> 1) % kSlots; }

  std::array<std::atomic<std::uint64_t>, kSlots> slots_{};
};

HunspellLexicon::HunspellLexicon(const std::vector<DictionaryFiles>& dictionaries)
    : dictionaries_(std::make_unique<Dictionaries>(dictionaries)), answers_(std::make_unique<Answers>()) {
  for (const DictionaryFiles& files : dictionaries) {
    std::error_code error;
    name_ += files.dic + ':' + std::to_string(std::filesystem::file_size(files.dic, error)) + ' ';
  }
}

HunspellLexicon::~HunspellLexicon() = default;

std::unique_ptr<HunspellLexicon> HunspellLexicon::open_system() {
  std::vector<DictionaryFiles> installed;
  for (const std::string path : {"/usr/share/hunspell/en_US", "/usr/share/hunspell/en_GB"}) {
    DictionaryFiles files{path + ".aff", path + ".dic"};
    if (std::filesystem::exists(files.aff) && std::filesystem::exists(files.dic)) installed.push_back(files);
  }
  return installed.empty() ? nullptr : std::make_unique<HunspellLexicon>(installed);
}

bool HunspellLexicon::knows(std::string_view word) const {
  const std::uint64_t hash = std::hash<std::string_view>{}(word);
  if (const std::optional<bool> known = answers_->find(hash)) return *known;
  const bool known = dictionaries_->know(word);
  answers_->keep(hash, known);
  return known;
}

}  // namespace unclench
