#pragma once
// What every store keeps to. The tests are in contract.cpp; a new store joins with a line in
// stores_under_test.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/session_store.h"

namespace unclench {

struct StoreUnderTest {
  std::string name;
  /// An empty store, alive together with whatever it lies in.
  std::function<std::shared_ptr<SessionStore>()> open;
};

std::vector<StoreUnderTest> stores_under_test();

/// A turn of `session_id` in which somebody said `text`; its number is one above `loaded`, its time a second
/// per turn.
TurnToSave turn_of(const std::string& session_id, Revision loaded, const std::string& text);

}  // namespace unclench
