#include "store/faulty_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <thread>
#include <utility>

namespace unclench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSector = 512;

std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void put_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

struct FaultyDisk::Layer {
  sqlite3_vfs vfs{};
  sqlite3_vfs* base = nullptr;
  FaultyDisk* disk = nullptr;

  /// What SQLite holds of a file. The structure of the layer below lies behind it, for locks and shared
  /// memory.
  struct Handle {
    sqlite3_file file;  // first, so that a pointer to it is a pointer to the whole
    FaultyDisk* disk;
    Image* image;
    bool locks;  // whether the layer below has the file open too

    sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };

  static Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
  static FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *reinterpret_cast<Layer*>(vfs)->disk; }
  static sqlite3_vfs* base_of(sqlite3_vfs* vfs) { return reinterpret_cast<Layer*>(vfs)->base; }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* flags_out) {
    constexpr int kKept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    sqlite3_vfs* base = base_of(vfs);
    if ((flags & kKept) == 0) return base->xOpen(base, path, file, flags, flags_out);

    FaultyDisk& disk = disk_of(vfs);
    const std::lock_guard lock(disk.mutex_);
    file->pMethods = nullptr;
    if (disk.powerless_) return SQLITE_CANTOPEN;
    const bool exists = disk.images_.count(path) > 0 || fs::exists(path);
    if (!exists && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;

    Handle& opened = handle(file);
    opened.disk = &disk;
    opened.locks = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    if (opened.locks) {
      const int code = base->xOpen(base, path, opened.below(), flags, flags_out);
      if (code != SQLITE_OK) return code;
    } else if (flags_out != nullptr) {
      *flags_out = flags;
    }
    const auto [it, fresh] = disk.images_.try_emplace(path);
    if (fresh && exists) {
      it->second.now = it->second.synced = file_bytes(path);
      it->second.exists_for_sure = true;
    }
    ++it->second.handles;
    opened.image = &it->second;
    file->pMethods = &kMethods;
    return SQLITE_OK;
  }

  static int close(sqlite3_file* file) {
    Handle& closing = handle(file);
    FaultyDisk& disk = *closing.disk;
    const std::lock_guard lock(disk.mutex_);
    if (--closing.image->handles == 0 && !disk.powerless_) {
      const auto it = std::find_if(disk.images_.begin(), disk.images_.end(),
                                   [&](const auto& entry) { return &entry.second == closing.image; });
      put_file(it->first, it->second.now);
      disk.images_.erase(it);
    }
    return closing.locks ? closing.below()->pMethods->xClose(closing.below()) : SQLITE_OK;
  }

  static int read(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset) {
    Handle& reading = handle(file);
    const std::lock_guard lock(reading.disk->mutex_);
    if (reading.disk->powerless_) return SQLITE_IOERR_READ;
    const std::string& bytes = reading.image->now;
    const auto size = static_cast<std::size_t>(amount);
    const std::size_t from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const std::size_t some = std::min(size, bytes.size() - from);
    std::memset(into, 0, size);
    std::memcpy(into, bytes.data() + from, some);
    return some == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }

  static int change(sqlite3_file* file, Change wanted) {
    Handle& changing = handle(file);
    FaultyDisk& disk = *changing.disk;
    const std::lock_guard lock(disk.mutex_);
    const bool alive = !disk.powerless_;
    const int code = disk.begin_operation();
    if (code == SQLITE_OK && disk.write_error_ != 0) return disk.write_error_;
    if (!alive) return code;
    apply(wanted, changing.image->now);
    changing.image->changes.push_back(std::move(wanted));
    return code;
  }

  static int write(sqlite3_file* file, const void* data, int amount, sqlite3_int64 offset) {
    std::string bytes(static_cast<const char*>(data), static_cast<std::size_t>(amount));
    return change(file, {static_cast<std::size_t>(offset), std::move(bytes), false});
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return change(file, {static_cast<std::size_t>(size), {}, true});
  }

  static int sync(sqlite3_file* file, int) {
    Handle& syncing = handle(file);
    FaultyDisk& disk = *syncing.disk;
    std::chrono::microseconds time{0};
    {
      const std::lock_guard lock(disk.mutex_);
      if (const int code = disk.begin_operation(); code != SQLITE_OK) return code;
      if (disk.sync_error_ != 0) return disk.sync_error_;
      Image& image = *syncing.image;
      for (const Change& change : image.changes) apply(change, image.synced);
      image.changes.clear();
      // SQLite's own layer syncs the folder after it first synced a new log or journal.
      if (!image.exists_for_sure) disk.removed_.clear();
      image.exists_for_sure = true;
      time = disk.sync_time_;
    }
    if (time.count() > 0) std::this_thread::sleep_for(time);
    return SQLITE_OK;
  }

  static int size(sqlite3_file* file, sqlite3_int64* size) {
    Handle& asked = handle(file);
    const std::lock_guard lock(asked.disk->mutex_);
    *size = static_cast<sqlite3_int64>(asked.image->now.size());
    return SQLITE_OK;
  }

  static int lock(sqlite3_file* file, int kind) {
    Handle& locking = handle(file);
    return locking.locks ? locking.below()->pMethods->xLock(locking.below(), kind) : SQLITE_OK;
  }
  static int unlock(sqlite3_file* file, int kind) {
    Handle& locking = handle(file);
    return locking.locks ? locking.below()->pMethods->xUnlock(locking.below(), kind) : SQLITE_OK;
  }
  static int is_reserved(sqlite3_file* file, int* result) {
    Handle& asked = handle(file);
    *result = 0;
    return asked.locks ? asked.below()->pMethods->xCheckReservedLock(asked.below(), result) : SQLITE_OK;
  }
  static int control(sqlite3_file* file, int operation, void* argument) {
    Handle& asked = handle(file);
    if (!asked.locks || operation == SQLITE_FCNTL_SIZE_HINT) return SQLITE_NOTFOUND;
    return asked.below()->pMethods->xFileControl(asked.below(), operation, argument);
  }
  static int sector_size(sqlite3_file*) { return static_cast<int>(kSector); }
  static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
  static int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    return handle(file).below()->pMethods->xShmMap(handle(file).below(), region, size, extend, memory);
  }
  static int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    return handle(file).below()->pMethods->xShmLock(handle(file).below(), offset, count, flags);
  }
  static void fence_shared(sqlite3_file* file) {
    handle(file).below()->pMethods->xShmBarrier(handle(file).below());
  }
  static int unmap_shared(sqlite3_file* file, int remove) {
    return handle(file).below()->pMethods->xShmUnmap(handle(file).below(), remove);
  }

  static int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    FaultyDisk& disk = disk_of(vfs);
    const std::lock_guard lock(disk.mutex_);
    if (const int code = disk.begin_operation(); code != SQLITE_OK) return code;
    const auto image = disk.images_.find(path);
    if (image == disk.images_.end() && !fs::exists(path)) return SQLITE_IOERR_DELETE_NOENT;
    disk.removed_[path] = image == disk.images_.end() ? file_bytes(path) : image->second.synced;
    if (image != disk.images_.end()) {
      const int handles = image->second.handles;
      image->second = Image{};
      image->second.handles = handles;
    }
    fs::remove(path);
    if (sync_folder != 0) disk.removed_.clear();
    return SQLITE_OK;
  }

  static int access(sqlite3_vfs* vfs, const char* path, int flags, int* result) {
    FaultyDisk& disk = disk_of(vfs);
    const std::lock_guard lock(disk.mutex_);
    if (disk.powerless_) return SQLITE_IOERR_ACCESS;
    const auto image = disk.images_.find(path);
    if (image == disk.images_.end()) return base_of(vfs)->xAccess(base_of(vfs), path, flags, result);
    *result = flags == SQLITE_ACCESS_EXISTS ? !image->second.now.empty() : 1;
    return SQLITE_OK;
  }

  static int full_name(sqlite3_vfs* vfs, const char* path, int size, char* out) {
    return base_of(vfs)->xFullPathname(base_of(vfs), path, size, out);
  }

  static const sqlite3_io_methods kMethods;
};

// clang-format off
const sqlite3_io_methods FaultyDisk::Layer::kMethods = {
    2, close, read, write, truncate, sync, size, lock, unlock, is_reserved, control, sector_size,
    characteristics, map_shared, lock_shared, fence_shared, unmap_shared, nullptr, nullptr};
// clang-format on

FaultyDisk::FaultyDisk() : layer_(std::make_unique<Layer>()) {
  name_ = "faulty-" + std::to_string(reinterpret_cast<std::uintptr_t>(layer_.get()));
  layer_->disk = this;
  layer_->base = sqlite3_vfs_find(nullptr);
  if (layer_->base == nullptr) throw std::runtime_error("SQLite has no layer");
  layer_->vfs = *layer_->base;
  layer_->vfs.zName = name_.c_str();
  layer_->vfs.pNext = nullptr;
  layer_->vfs.szOsFile = static_cast<int>(sizeof(Layer::Handle)) + layer_->base->szOsFile;
  layer_->vfs.xOpen = Layer::open;
  layer_->vfs.xDelete = Layer::remove;
  layer_->vfs.xAccess = Layer::access;
  layer_->vfs.xFullPathname = Layer::full_name;
  sqlite3_vfs_register(&layer_->vfs, 0);
}

FaultyDisk::~FaultyDisk() { sqlite3_vfs_unregister(&layer_->vfs); }

void FaultyDisk::fail_writes(int code) {
  const std::lock_guard lock(mutex_);
  write_error_ = code;
}

void FaultyDisk::fail_syncs(int code) {
  const std::lock_guard lock(mutex_);
  sync_error_ = code;
}

void FaultyDisk::slow_syncs(std::chrono::microseconds each) {
  const std::lock_guard lock(mutex_);
  sync_time_ = each;
}

void FaultyDisk::lose_power_at(std::size_t operation) {
  const std::lock_guard lock(mutex_);
  power_lost_at_ = operations_ + operation;
}

bool FaultyDisk::powerless() const {
  const std::lock_guard lock(mutex_);
  return powerless_;
}

std::size_t FaultyDisk::operations() const {
  const std::lock_guard lock(mutex_);
  return operations_;
}

std::string FaultyDisk::bytes(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto image = images_.find(path);
  return image == images_.end() ? file_bytes(path) : image->second.now;
}

int FaultyDisk::begin_operation() {
  ++operations_;
  if (operations_ == power_lost_at_) powerless_ = true;
  return powerless_ ? SQLITE_IOERR : SQLITE_OK;
}

void FaultyDisk::apply(const Change& change, std::string& bytes) {
  if (change.cut) {
    bytes.resize(std::min(bytes.size(), change.offset));
    return;
  }
  bytes.resize(std::max(bytes.size(), change.offset + change.bytes.size()));
  bytes.replace(change.offset, change.bytes.size(), change.bytes);
}

void FaultyDisk::restore_power(std::uint64_t seed) {
  const std::lock_guard lock(mutex_);
  std::mt19937_64 dice(seed);
  // Sometimes nearly everything reached the disk, sometimes nearly nothing.
  const double survival = std::uniform_real_distribution<>(0, 1)(dice);
  std::bernoulli_distribution survives(survival);
  for (auto& [path, image] : images_) {
    for (const Change& change : image.changes) {
      if (change.cut) {
        if (survives(dice)) apply(change, image.synced);
        continue;
      }
      for (std::size_t at = 0; at < change.bytes.size();) {
        const std::size_t to_sector_end = kSector - (change.offset + at) % kSector;
        const std::string sector = change.bytes.substr(at, to_sector_end);
        if (survives(dice)) apply({change.offset + at, sector, false}, image.synced);
        at += sector.size();
      }
    }
    removed_.erase(path);
    if (image.exists_for_sure || survives(dice)) {
      put_file(path, image.synced);
    } else {
      fs::remove(path);
    }
  }
  for (const auto& [path, bytes] : removed_) {
    if (survives(dice)) put_file(path, bytes);
  }
  images_.clear();
  removed_.clear();
  powerless_ = false;
  power_lost_at_ = 0;
}

}  // namespace unclench
