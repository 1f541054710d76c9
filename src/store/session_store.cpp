#include "store/session_store.h"

#include <future>
#include <memory>
#include <utility>

namespace unclench {

SaveResult SessionStore::save(TurnToSave turn) {
  using Answer = std::pair<SaveResult, std::string>;
  // Shared, because the thread that answers may still be inside the promise when the waiting one leaves.
  const auto answer = std::make_shared<std::promise<Answer>>();
  std::future<Answer> answered = answer->get_future();
  save_async(std::move(turn), [answer](SaveResult result, const std::string& error) {
    answer->set_value({result, error});
  });
  const auto [result, error] = answered.get();
  if (!error.empty()) throw StoreError(error);
  return result;
}

}  // namespace unclench
