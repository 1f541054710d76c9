#include "server/http_server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace unclench {
namespace {

constexpr int kKeepAliveSeconds = 30;
constexpr int kKeepAliveRequests = 100'000;
constexpr int kReadSeconds = 10;

ApiRequest to_api(const httplib::Request& from, std::string body) {
  ApiRequest request;
  request.method = from.method;
  request.path = from.path;
  for (const auto& [name, value] : from.params) request.query.emplace_back(name, value);
  for (const auto& [name, value] : from.headers) request.headers.emplace_back(name, value);
  request.body = std::move(body);
  return request;
}

void to_http(const ApiResponse& from, httplib::Response& to) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name.c_str(), value.c_str());
  if (from.status != 204 && from.status != 304) to.set_content(from.body, from.type.c_str());
}

}  // namespace

/// cpp-httplib, made fit: its listen backlog is 5 and a chunked body has no limit, so both are handled here.
class HttpServer::Engine : public httplib::Server {
 public:
  Engine(HttpOptions options, HttpServer::Handler handler) : options_(std::move(options)), handler_(std::move(handler)) {
    const int threads = options_.threads;
    new_task_queue = [threads] { return new httplib::ThreadPool(static_cast<std::size_t>(threads)); };
    set_tcp_nodelay(true);
    set_keep_alive_max_count(kKeepAliveRequests);
    set_keep_alive_timeout(kKeepAliveSeconds);
    set_read_timeout(kReadSeconds);
    set_write_timeout(kReadSeconds);
    set_payload_max_length(options_.body_bytes);
    set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
      if (!request.has_header("Transfer-Encoding") && !request.has_header("Content-Encoding")) return HandlerResponse::Unhandled;
      refuse(response, 411, "Send the length of the body, uncompressed");
      response.set_header("Connection", "close");
      return HandlerResponse::Handled;
    });
    const auto with_body = [this](const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& reader) {
      std::string body;
      const bool whole = reader([&](const char* data, std::size_t size) {
        if (body.size() + size > options_.body_bytes) return false;
        body.append(data, size);
        return true;
      });
      if (!whole) {
        // The rest of an oversized body must not be read as the next request.
        response.set_header("Connection", "close");
        body.assign(options_.body_bytes + 1, ' ');
      }
      to_http(handler_(to_api(request, std::move(body))), response);
    };
    const auto without_body = [this](const httplib::Request& request, httplib::Response& response) {
      to_http(handler_(to_api(request, request.body)), response);
    };
    Get(".*", without_body);
    Options(".*", without_body);
    Post(".*", with_body);
    Put(".*", with_body);
    Patch(".*", with_body);
    Delete(".*", without_body);
    set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty() && response.status != 204 && response.status != 304) refuse(response, response.status, "The request could not be read");
    });
    set_exception_handler([](const httplib::Request&, httplib::Response& response, auto&&...) {
      response.headers.erase("EXCEPTION_WHAT");
      refuse(response, 500, "Something went wrong inside");
    });
  }

  int bind() {
    const int port = options_.port == 0 ? bind_to_any_port(options_.host.c_str()) : (bind_to_port(options_.host.c_str(), options_.port) ? options_.port : -1);
    if (port < 0) {
      throw std::runtime_error("cannot listen on " + options_.host + ":" + std::to_string(options_.port) + "; is the address in use, or not of this machine?");
    }
    // Listening again on a listening socket only changes its backlog.
    ::listen(svr_sock_, options_.backlog);
    return port;
  }

  /// Until end(), which may have come before.
  void run() {
    begun_ = true;
    if (!ended_) listen_after_bind();
    over_ = true;
  }

  /// The library forgets a stop that comes before it listens: wait for that moment.
  void end() {
    ended_ = true;
    while (begun_ && !over_) {
      if (is_running()) {
        stop();
        return;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

 private:
  static void refuse(httplib::Response& response, int status, const char* detail) {
    to_http(refusal(status, detail), response);
  }
  static ApiResponse refusal(int status, const std::string& detail) {
    return {status, "application/problem+json",
            R"({"type":"urn:unclench:problem:http","title":")" + detail + R"(","status":)" + std::to_string(status) + "}", {}};
  }

  HttpOptions options_;
  HttpServer::Handler handler_;
  std::atomic<bool> begun_{false};
  std::atomic<bool> ended_{false};
  std::atomic<bool> over_{false};
};

HttpServer::HttpServer(HttpOptions options, Handler handler) : engine_(std::make_unique<Engine>(std::move(options), std::move(handler))) {}
HttpServer::~HttpServer() = default;

int HttpServer::bind() { return engine_->bind(); }
void HttpServer::serve() { engine_->run(); }
void HttpServer::stop() { engine_->end(); }

}  // namespace unclench
