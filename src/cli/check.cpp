#include <iostream>

#include "cli/commands.h"

namespace unclench::cli {

int run(const CheckCommand& command) {
  LoadedContent loaded = load_content(command.content);
  const int result = print_problems(loaded.problems);
  std::cout << loaded.problems.size() << " problems\n";
  return result;
}

}  // namespace unclench::cli
