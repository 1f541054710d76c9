#pragma once
// What the operator may do to a running server, on a listener of its own with a token of its own: load changed content.

#include <mutex>
#include <string>

#include "app/content_library.h"
#include "server/api.h"

namespace unclench {

/// Loads the content again, one call at a time; any error keeps the old one. Safe from many threads: a signal and a call may come together.
class Reloader {
 public:
  explicit Reloader(ContentLibrary& content) : content_(content) {}
  /// True when what is on disk is in use now. Never throws: what cannot even be read is a problem as well.
  bool reload(Problems& problems);

 private:
  ContentLibrary& content_;
  std::mutex one_;
};

/// POST /v1/admin/reload: 200 with the new content's hash, or 409 with every problem. GET /healthz. Safe to use from many threads.
class AdminApi {
 public:
  /// `token` is what callers must send as a bearer token.
  AdminApi(ContentLibrary& content, Reloader& reloader, std::string token);
  ApiResponse handle(const ApiRequest& request);

 private:
  ContentLibrary& content_;
  Reloader& reloader_;
  std::string token_;
};

}  // namespace unclench
