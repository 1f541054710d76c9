#pragma once
// From what the operator wrote to a store.

#include <memory>
#include <string>

#include "store/session_store.h"

namespace unclench {

/// "memory:", or the file of a SQLite database, which is made when there is none. Throws StoreError with one
/// sentence that says what is wrong with it and what to do.
std::unique_ptr<SessionStore> open_store(const std::string& url);

}  // namespace unclench
