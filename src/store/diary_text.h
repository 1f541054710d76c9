#pragma once
// A diary entry as the text a database keeps.

#include <string>

#include "diary/entry.h"

namespace unclench {

std::string to_text(const DiaryEntry& entry);
/// Throws StoreError when the text was damaged.
DiaryEntry entry_from_text(const std::string& text);

}  // namespace unclench
