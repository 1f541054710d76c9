#pragma once
// What the database file is, and how an older one becomes a current one. Tables are documented in
// sqlite_schema.cpp.

#include <cstdint>
#include <string>

#include "store/sqlite_database.h"

namespace unclench {

/// "uncl": tells our files from other SQLite databases.
constexpr std::int64_t kSqliteApplicationId = 0x756e636c;
/// Of a database that `migrate` has seen; kept in PRAGMA user_version.
std::int64_t current_schema_version();

/// Makes an empty file that only its owner may read when there is none, and refuses what is no database of
/// ours. Throws StoreError saying what it is and what to do; nothing on disk has changed then.
void prepare_database_file(const std::string& file);

/// Brings a database of ours, or an empty one, to the current schema in one transaction. Refuses a newer one.
void migrate(SqliteDatabase& database);

}  // namespace unclench
