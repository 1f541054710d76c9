#pragma once
// Errors as RFC 9457 problem details. They never hold what a person wrote.

#include <string>
#include <vector>

#include "server/api.h"

namespace unclench {

struct FieldError {
  std::string pointer;  // JSON pointer into the request: "/text"
  std::string detail;
};

/// `kind` names the problem in its type: "validation", "not-found", ...
ApiResponse problem(int status, const std::string& kind, const std::string& title, const std::string& detail, const std::string& instance,
                    const std::string& request_id, const std::vector<FieldError>& errors = {});

/// A caller's X-Request-Id when it is a decent one ([A-Za-z0-9._-]{1,64}), else a new one.
std::string request_id_of(const ApiRequest& request);

}  // namespace unclench
