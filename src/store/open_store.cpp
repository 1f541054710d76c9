#include "store/open_store.h"

#include "store/memory_store.h"
#include "store/sqlite_store.h"

namespace unclench {

std::unique_ptr<SessionStore> open_store(const std::string& url) {
  if (url == "memory:") return std::make_unique<MemoryStore>();
  if (url.empty()) throw StoreError("No database is named: name a file, or memory: to keep nothing.");
  if (url == ":memory:") throw StoreError("A database in memory is written memory: here.");
  if (const std::size_t scheme = url.find("://"); scheme != std::string::npos) {
    throw StoreError("There is no store for " + url.substr(0, scheme) +
                     ": name a file, or memory: to keep nothing.");
  }
  return std::make_unique<SqliteStore>(url);
}

}  // namespace unclench
