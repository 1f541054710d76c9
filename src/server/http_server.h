#pragma once
// The front door: sockets in, ApiRequests to a handler, ApiResponses out. Everything that knows cpp-httplib stands behind this header, so
// that the door can be replaced (an epoll front that parks idle connections) without touching a handler.

#include <functional>
#include <memory>
#include <string>

#include "server/api.h"

namespace unclench {

struct HttpOptions {
  std::string host = "127.0.0.1";
  int port = 8080;       // 0: any free one
  int threads = 64;      // one connection each while it is alive
  int backlog = 1024;
  std::size_t body_bytes = 64 * 1024;
};

class HttpServer {
 public:
  using Handler = std::function<ApiResponse(const ApiRequest&)>;

  /// `handler` is called from many threads at once.
  HttpServer(HttpOptions options, Handler handler);
  ~HttpServer();

  /// Binds; throws std::runtime_error with a plain sentence when the address is taken or wrong. Returns the port.
  int bind();
  /// Serves until stop(); call after bind().
  void serve();
  /// Stops accepting and lets running requests finish; before serve() it makes that return at once. From any thread; not from a signal handler.
  void stop();

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace unclench
