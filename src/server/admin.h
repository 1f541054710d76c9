#pragma once
// What the operator may do to a running server, on a listener of its own with a token of its own: load changed content.

#include <string>

#include "app/content_library.h"
#include "server/api.h"

namespace unclench {

/// POST /v1/admin/reload: 200 with the new content's hash, or 409 with every problem. GET /healthz. Safe to use from many threads.
class AdminApi {
 public:
  /// `token` is what callers must send as a bearer token.
  AdminApi(ContentLibrary& content, std::string token);
  ApiResponse handle(const ApiRequest& request);

 private:
  ContentLibrary& content_;
  std::string token_;
};

}  // namespace unclench
