#pragma once
// A small content pack that passes every check, to break in one place at a time.

#include <string>
#include <vector>

#include "check/check.h"

namespace unclench {

std::vector<ContentFile> sound_pack();
/// The same with one file replaced or added.
std::vector<ContentFile> with(std::vector<ContentFile> files, const std::string& path, const std::string& text);

/// All schemas of the project, from disk.
const std::vector<ContentFile>& project_schemas();

/// Compiles, fails the test when that is not possible, and checks. Today is 2026-11-21.
Findings check(const std::vector<ContentFile>& files);

/// One line each: "rule | file pointer: what; hint".
std::string lines_of(const Findings& findings);

}  // namespace unclench
