#pragma once
// What results cannot show: the candidates that were refused, and why. Null-safe, so no caller asks
// "are we tracing?".

#include <string>
#include <utility>
#include <vector>

namespace unclench {

struct Refusal {
  std::string candidate;  // "rule faq.what_diet#3", "alarm rf.saddle", "answer p1"
  std::string reason;     // "none: {reduce} is there", "negated by 'no'"
};

class Trace {
 public:
  Trace() = default;
  explicit Trace(std::vector<Refusal>& into) : into_(&into) {}

  void refuse(std::string candidate, std::string reason) const {
    if (into_ != nullptr) into_->push_back({std::move(candidate), std::move(reason)});
  }
  bool wanted() const { return into_ != nullptr; }

 private:
  std::vector<Refusal>* into_ = nullptr;
};

}  // namespace unclench
