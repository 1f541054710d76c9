#pragma once
// Keeps deleted words out of the database file where SQLite's secure_delete does not reach.
//
// secure_delete overwrites a row when it is deleted. But when rows move to a neighbouring page to balance the
// tree, the bytes they leave behind stay in the unused middle of the old page, and nobody overwrites them
// when the rows are deleted from their new place. So a thin layer below SQLite blanks the unused middle of
// every page that is written to the database file. SQLite never reads those bytes.
//
// The write-ahead log is not touched, because its checksums cover them. Whoever erases has to empty the log
// into the file and drop the cached pages, or a cached page brings the remains back.

#include <memory>
#include <span>
#include <string>

namespace unclench {

/// A layer of its own name, for as long as it lives; has to outlive the databases opened through it.
class SqliteScrub {
 public:
  /// Above the layer `base`; empty is SQLite's own. Throws StoreError when there is none of that name.
  explicit SqliteScrub(const std::string& base = {});
  ~SqliteScrub();
  SqliteScrub(const SqliteScrub&) = delete;
  SqliteScrub& operator=(const SqliteScrub&) = delete;

  /// For SqliteDatabase.
  const std::string& name() const { return name_; }

 private:
  struct Layer;

  std::string name_;
  std::unique_ptr<Layer> layer_;
};

/// The unused middle of a page of the database file, as a part of `page`. Empty when it has none or is no
/// page of a tree.
std::span<const unsigned char> unused_middle(std::span<const unsigned char> page, bool first_page);

}  // namespace unclench
