#include "store/sqlite_scrub.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "store/session_store.h"

namespace unclench {
namespace {

constexpr std::size_t kLargestPage = 65536;
// A page that carries the rest of a long row begins with the number of the next one, which looks like the
// kind of a tree page once that number passes 2^25. Well before that nothing is blanked any more, rather than
// a word lost.
constexpr sqlite3_int64 kLargestFile = sqlite3_int64{64} << 30;

// SQLite reaches the functions of a file through a table of pointers. A database file gets its own copy of
// that table with one pointer changed; the copy lies behind the file's structure, in room that SQLite
// allocates with it.
struct ScrubbedFile {
  sqlite3_io_methods methods;  // first, so that a pointer to it is a pointer to the whole
  const sqlite3_io_methods* below;
};

std::size_t two_bytes(std::span<const unsigned char> page, std::size_t at) {
  return static_cast<std::size_t>(page[at]) << 8 | page[at + 1];
}

bool blank(std::span<const unsigned char> bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte == 0; });
}

bool is_page(int amount, sqlite3_int64 offset) {
  const bool power_of_two = (amount & (amount - 1)) == 0;
  return amount >= 512 && amount <= static_cast<int>(kLargestPage) && power_of_two && offset % amount == 0;
}

int write_scrubbed(sqlite3_file* file, const void* data, int amount, sqlite3_int64 offset) {
  const sqlite3_io_methods* below = reinterpret_cast<const ScrubbedFile*>(file->pMethods)->below;
  if (!is_page(amount, offset)) return below->xWrite(file, data, amount, offset);

  const std::span page(static_cast<const unsigned char*>(data), static_cast<std::size_t>(amount));
  const std::span<const unsigned char> middle = unused_middle(page, offset == 0);
  if (blank(middle)) return below->xWrite(file, data, amount, offset);

  sqlite3_int64 size = 0;
  if (const int code = below->xFileSize(file, &size); code != SQLITE_OK) return code;
  if (std::max(size, offset) > kLargestFile) return below->xWrite(file, data, amount, offset);

  std::array<unsigned char, kLargestPage> scrubbed;
  std::copy(page.begin(), page.end(), scrubbed.begin());
  std::fill_n(scrubbed.begin() + (middle.data() - page.data()), middle.size(), static_cast<unsigned char>(0));
  return below->xWrite(file, scrubbed.data(), amount, offset);
}

}  // namespace

std::span<const unsigned char> unused_middle(std::span<const unsigned char> page, bool first_page) {
  constexpr std::size_t kFileHeader = 100;
  const std::size_t header = first_page ? kFileHeader : 0;
  if (page.size() < header + 12) return {};
  const unsigned char kind = page[header];
  const bool leaf = kind == 0x0a || kind == 0x0d;
  const bool inner = kind == 0x02 || kind == 0x05;
  if (!leaf && !inner) return {};

  const std::size_t rows = two_bytes(page, header + 3);
  const std::size_t content = two_bytes(page, header + 5);
  const std::size_t begin = header + (leaf ? 8 : 12) + 2 * rows;
  const std::size_t end = content == 0 ? kLargestPage : content;
  if (end > page.size() || begin >= end) return {};
  return page.subspan(begin, end - begin);
}

struct SqliteScrub::Layer {
  sqlite3_vfs vfs{};  // first, so that SQLite's pointer to it is a pointer to the whole
  sqlite3_vfs* base = nullptr;
  std::size_t table_at = 0;  // where in a file's structure its ScrubbedFile lies

  static int open(sqlite3_vfs* self, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    const auto* layer = reinterpret_cast<const Layer*>(self);
    const int code = layer->base->xOpen(layer->base, name, file, flags, flags_out);
    if (code != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_DB) == 0) return code;
    auto* table = reinterpret_cast<ScrubbedFile*>(reinterpret_cast<std::byte*>(file) + layer->table_at);
    table->below = file->pMethods;
    table->methods = *file->pMethods;
    table->methods.xWrite = write_scrubbed;
    file->pMethods = &table->methods;
    return code;
  }

  static int remove(sqlite3_vfs* self, const char* name, int sync_folder) {
    sqlite3_vfs* below = reinterpret_cast<const Layer*>(self)->base;
    return below->xDelete(below, name, sync_folder);
  }

  static int access(sqlite3_vfs* self, const char* name, int flags, int* result) {
    sqlite3_vfs* below = reinterpret_cast<const Layer*>(self)->base;
    return below->xAccess(below, name, flags, result);
  }

  static int full_name(sqlite3_vfs* self, const char* name, int size, char* out) {
    sqlite3_vfs* below = reinterpret_cast<const Layer*>(self)->base;
    return below->xFullPathname(below, name, size, out);
  }
};

SqliteScrub::SqliteScrub(const std::string& base) : layer_(std::make_unique<Layer>()) {
  name_ = "scrub-" + std::to_string(reinterpret_cast<std::uintptr_t>(layer_.get()));
  layer_->base = sqlite3_vfs_find(base.empty() ? nullptr : base.c_str());
  if (layer_->base == nullptr) throw StoreError("SQLite has no layer named \"" + base + "\".");

  constexpr std::size_t kAlign = alignof(ScrubbedFile);
  layer_->table_at = (static_cast<std::size_t>(layer_->base->szOsFile) + kAlign - 1) / kAlign * kAlign;
  layer_->vfs = *layer_->base;  // clock, dice and shared libraries as below
  layer_->vfs.zName = name_.c_str();
  layer_->vfs.pNext = nullptr;
  layer_->vfs.szOsFile = static_cast<int>(layer_->table_at + sizeof(ScrubbedFile));
  layer_->vfs.xOpen = Layer::open;
  layer_->vfs.xDelete = Layer::remove;
  layer_->vfs.xAccess = Layer::access;
  layer_->vfs.xFullPathname = Layer::full_name;
  if (const int code = sqlite3_vfs_register(&layer_->vfs, 0); code != SQLITE_OK) {
    throw StoreError("SQLite refused a layer (" + std::to_string(code) + ").");
  }
}

SqliteScrub::~SqliteScrub() { sqlite3_vfs_unregister(&layer_->vfs); }

}  // namespace unclench
