#pragma once
// A disk that can be made to fail, as a layer below SQLite.
//
// What is written stays in memory until it is synced, as it does in a real machine. When the power goes, only
// what was synced is sure to be there; of the rest, each sector of 512 bytes may have reached the disk or
// not, in any order. Files that were never synced may be missing, and a removed file may be back unless the
// folder was synced since.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace unclench {

/// Safe to use from many threads. Must outlive the stores that use it.
class FaultyDisk {
 public:
  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  /// For SqliteOptions::vfs.
  const std::string& name() const { return name_; }

  /// Every write or sync fails with this code of SQLite's, until it is 0 again.
  void fail_writes(int code);
  void fail_syncs(int code);
  void slow_syncs(std::chrono::microseconds each);

  /// The power goes in the middle of the n-th write, truncation, sync or removal from now on; everything
  /// fails then.
  void lose_power_at(std::size_t operation);
  bool powerless() const;
  /// Works again, with the files as the power loss left them. Nothing may be open. The same seed, the same
  /// damage.
  void restore_power(std::uint64_t seed);

  /// How many there were so far.
  std::size_t operations() const;
  /// A file as the programs see it now; empty when there is none.
  std::string bytes(const std::string& path) const;

 private:
  struct Layer;
  struct Change {
    std::size_t offset = 0;
    std::string bytes;
    bool cut = false;  // to `offset` bytes
  };
  struct Image {
    std::string now;     // as the programs see it
    std::string synced;  // as the disk has it for sure
    bool exists_for_sure = false;
    std::vector<Change> changes;  // between the two
    int handles = 0;
  };

  static void apply(const Change& change, std::string& bytes);
  /// Counts an operation; an error code when it must not happen.
  int begin_operation();

  std::string name_;
  std::unique_ptr<Layer> layer_;

  mutable std::mutex mutex_;                    // guards what follows
  std::map<std::string, Image> images_;         // of open files, by path
  std::map<std::string, std::string> removed_;  // that may be back
  int write_error_ = 0;
  int sync_error_ = 0;
  std::chrono::microseconds sync_time_{0};
  std::size_t operations_ = 0;
  std::size_t power_lost_at_ = 0;  // 0: never
  bool powerless_ = false;
};

}  // namespace unclench
