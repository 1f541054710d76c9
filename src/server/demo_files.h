#pragma once
// The demo page, compiled into the binary from widget/demo.

#include <string_view>

namespace unclench {

struct DemoFile {
  std::string_view path;  // "/demo.js"
  std::string_view type;
  std::string_view text;
};

/// Null when there is no such file. "/" is the page.
const DemoFile* find_demo_file(std::string_view path);

}  // namespace unclench
