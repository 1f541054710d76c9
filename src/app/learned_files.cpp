#include "app/learned_files.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

namespace unclench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".learned";
constexpr std::size_t kMostFiles = 8;

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// Keeps the newest; errors do not matter.
void remove_oldest(const fs::path& folder) {
  std::error_code error;
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == kEnding) files.emplace_back(entry.last_write_time(error), entry.path());
  }
  if (files.size() <= kMostFiles) return;
  std::sort(files.begin(), files.end(), std::greater<>());
  for (std::size_t i = kMostFiles; i < files.size(); ++i) fs::remove(files[i].second, error);
}

}  // namespace

LearnedFiles::LearnedFiles(std::string folder) : folder_(std::move(folder)) {}

std::string LearnedFiles::path_of(const std::string& key) const { return folder_ + "/" + key + kEnding; }

std::string LearnedFiles::recall(const std::string& key) {
  std::ifstream in(path_of(key), std::ios::binary | std::ios::ate);
  if (!in) return {};
  std::string bytes(static_cast<std::size_t>(std::max<std::streamoff>(0, in.tellg())), '\0');
  in.seekg(0);
  if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return {};
  std::error_code error;
  fs::last_write_time(path_of(key), fs::file_time_type::clock::now(), error);
  return bytes;
}

void LearnedFiles::keep(const std::string& key, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(folder_, error);
  const std::string beside = path_of(key) + "." + std::to_string(::getpid());
  std::ofstream out(beside, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) fs::rename(beside, path_of(key), error);
  if (!out || error) fs::remove(beside, error);
  remove_oldest(folder_);
}

std::string LearnedFiles::usual_folder() {
  if (std::getenv("UNCLENCH_CACHE") != nullptr) return from_environment("UNCLENCH_CACHE");
  if (const std::string given = from_environment("CACHE_DIRECTORY"); !given.empty()) return given.substr(0, given.find(':'));
  if (const std::string cache = from_environment("XDG_CACHE_HOME"); !cache.empty()) return cache + "/unclench";
  if (const std::string home = from_environment("HOME"); !home.empty()) return home + "/.cache/unclench";
  return {};
}

}  // namespace unclench
