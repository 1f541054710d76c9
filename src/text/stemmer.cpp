#include "text/stemmer.h"

#include <libstemmer.h>

#include <new>

namespace unclench {

struct Stemmer::State {
  struct Free {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
  };
  std::unique_ptr<sb_stemmer, Free> english{sb_stemmer_new("english", "UTF_8")};
};

// English is compiled into every libstemmer, so null can only mean that memory ran out; the same below.
Stemmer::Stemmer() : state_(std::make_unique<State>()) {
  if (state_->english == nullptr) throw std::bad_alloc();
}

Stemmer::~Stemmer() = default;

std::string_view Stemmer::stem(std::string_view word) {
  const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(state_->english.get(), letters, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  const auto length = static_cast<std::size_t>(sb_stemmer_length(state_->english.get()));
  return {reinterpret_cast<const char*>(stem), length};
}

}  // namespace unclench
