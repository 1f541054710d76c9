#include "store/diary_text.h"

#include <nlohmann/json.hpp>

#include "assistant/session.h"
#include "store/session_store.h"

namespace unclench {

std::string to_text(const DiaryEntry& entry) {
  return to_json(entry).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

DiaryEntry entry_from_text(const std::string& text) {
  try {
    return entry_from_json(nlohmann::json::parse(text));
  } catch (const nlohmann::json::exception&) {
    throw StoreError("The database is damaged: a diary entry cannot be read. Restore it from a backup.");
  }
}

}  // namespace unclench
