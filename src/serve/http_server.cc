// The only file that knows how HTTP comes over a network: Boost.Beast with coroutines,
// everything on one thread. What is answered is respond()'s business.

#include <fmt/format.h>

#include <boost/asio.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <csignal>
#include <optional>
#include <set>
#include <utility>

#include "serve/desk.h"
#include "serve/serve.h"

namespace hearsay {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using net::ip::tcp;
using namespace std::chrono_literals;

constexpr std::uint32_t kMostHeaderBytes = 16 * 1024;
constexpr std::uint64_t kMostBodyBytes =
    std::uint64_t{16} * 1024;  ///< read past: nothing is posted
constexpr std::size_t kMostConnections = 256;
constexpr auto kReadTime = 15s;   ///< for one request, waiting for it included
constexpr auto kWriteTime = 60s;  ///< for one answer
constexpr auto kGrace = 5s;       ///< for answers under way when the server stops
constexpr auto kPause = 100ms;    ///< before accepting again where that failed

constexpr auto kAsTuple = net::experimental::as_tuple(net::use_awaitable);

using Parser = http::request_parser<http::string_body>;
using Message = http::response<http::string_body>;

/// What Beast could not read is answered with; none: the connection is gone.
std::optional<int> status_of(const beast::error_code& error) {
  if (error == http::error::end_of_stream || error == http::error::partial_message) {
    return std::nullopt;
  }
  if (error == http::error::header_limit) return 431;
  if (error == http::error::body_limit) return 413;
  const auto& of_http = http::make_error_code(http::error::bad_target).category();
  return error.category() == of_http ? std::optional(400) : std::nullopt;
}

HttpRequest request_of(const Parser& parser) {
  const auto& message = parser.get();
  return {.method = std::string(message.method_string()),
          .target = std::string(message.target()),
          .host = std::string(message[http::field::host])};
}

Message message_of(HttpResponse response, unsigned version) {
  Message message(static_cast<http::status>(response.status), version);
  for (const auto& [name, value] : response.headers) message.insert(name, value);
  message.set(http::field::content_type, response.content_type);
  message.content_length(response.body.size());
  message.body() = std::move(response.body);
  return message;
}

Error listen_error(const ServeOptions& listen, const beast::error_code& error) {
  const std::string where = fmt::format("{}:{}", listen.host, listen.port);
  std::string message = fmt::format("Cannot listen on {}: {}.", where, error.message());
  if (error == net::error::address_in_use) {
    message = fmt::format(
        "Port {} on {} is taken, perhaps by another `hearsay serve`. Stop that one, or "
        "choose another port with --listen {}:{}.",
        listen.port, listen.host, listen.host,
        listen.port == 65535 ? 0 : listen.port + 1);
  } else if (error == net::error::access_denied) {
    message += " Choose a port above 1023 with --listen.";
  } else {
    message +=
        " Choose an address of this machine with --listen, such as 127.0.0.1:8470.";
  }
  return {ErrorKind::kEnvironment, std::move(message)};
}

/// One server; run() returns when it has stopped.
class Server {
 public:
  explicit Server(const Desk& desk) : desk_(desk) {}

  /// Returns the address to open in a browser.
  Result<std::string> listen(const ServeOptions& where) {
    HEARSAY_TRY(const tcp::endpoint endpoint, find_endpoint(where));
    beast::error_code error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
    if (error) return tl::make_unexpected(listen_error(where, error));
    const tcp::endpoint bound = acceptor_.local_endpoint();
    const std::string host = bound.address().to_string();
    return bound.address().is_v6() ? fmt::format("http://[{}]:{}/", host, bound.port())
                                   : fmt::format("http://{}:{}/", host, bound.port());
  }

  void run(const std::stop_token& stopped) {
    // Waits for the first signal only: after it, another one ends the program at once.
    signals_.async_wait([this](const beast::error_code& error, int) {
      if (error) return;
      signals_.clear();
      stop();
    });
    const std::stop_callback on_stop(stopped,
                                     [this] { net::post(io_, [this] { stop(); }); });
    net::co_spawn(io_, accept_connections(), net::detached);
    io_.run();
  }

 private:
  struct Connection {
    beast::tcp_stream stream;
    beast::flat_buffer buffer{kMostHeaderBytes + kMostBodyBytes};
    bool waiting = false;  ///< for a request
  };

  /// Keeps a connection among those that stop() knows.
  class Listed {
   public:
    Listed(std::set<Connection*>& list, Connection& connection)
        : list_(list), connection_(connection) {
      list_.insert(&connection_);
    }
    ~Listed() { list_.erase(&connection_); }
    Listed(const Listed&) = delete;
    Listed& operator=(const Listed&) = delete;

   private:
    std::set<Connection*>& list_;
    Connection& connection_;
  };

  Result<tcp::endpoint> find_endpoint(const ServeOptions& where) {
    beast::error_code error;
    const auto address = net::ip::make_address(where.host, error);
    if (!error) return tcp::endpoint(address, where.port);
    tcp::resolver resolver(io_);
    const auto found = resolver.resolve(where.host, std::to_string(where.port),
                                        tcp::resolver::passive, error);
    if (error) return tl::make_unexpected(listen_error(where, error));
    return found.begin()->endpoint();
  }

  net::awaitable<void> accept_connections() {
    while (acceptor_.is_open()) {
      auto [error, socket] = co_await acceptor_.async_accept(kAsTuple);
      if (!acceptor_.is_open()) break;
      if (error) {
        co_await pause();  // out of file handles, for example: some come back
      } else if (connections_.size() < kMostConnections) {
        net::co_spawn(io_, talk(std::move(socket)), net::detached);
      }  // else the socket closes: better a few who are told at once than all waiting
    }
  }

  /// Accepts no more, ends connections that wait for a request, and all after a while.
  void stop() {
    if (stopping_) return;
    stopping_ = true;
    beast::error_code ignored;
    acceptor_.close(ignored);
    for (Connection* connection : connections_) {
      if (connection->waiting) connection->stream.cancel();
    }
    end_when_done();
    grace_.expires_after(kGrace);
    grace_.async_wait([this](const beast::error_code& error) {
      if (!error) io_.stop();
    });
  }

  void end_when_done() {
    if (connections_.empty()) io_.stop();
  }

  net::awaitable<void> pause() {
    net::steady_timer timer(io_, kPause);
    co_await timer.async_wait(kAsTuple);
  }

  net::awaitable<void> talk(tcp::socket socket) {
    Connection connection{beast::tcp_stream(std::move(socket))};
    {
      const Listed listed(connections_, connection);
      while (!stopping_ && co_await answer_one(connection)) {
      }
    }
    beast::error_code ignored;
    connection.stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    if (stopping_) end_when_done();
  }

  /// Whether the connection stays for another request.
  net::awaitable<bool> answer_one(Connection& connection) {
    Parser parser;
    parser.header_limit(kMostHeaderBytes);
    parser.body_limit(kMostBodyBytes);
    connection.stream.expires_after(kReadTime);
    connection.waiting = true;
    const auto [error, bytes] = co_await http::async_read(
        connection.stream, connection.buffer, parser, kAsTuple);
    connection.waiting = false;
    if (error) {
      const auto status = status_of(error);
      if (!status) co_return false;
      Message refusal = message_of(refuse(*status, "This request cannot be read."), 11);
      refusal.keep_alive(false);
      co_return co_await write(connection, refusal);
    }
    Message message = answer(parser);
    co_return co_await write(connection, message);
  }

  Message answer(const Parser& parser) const {
    const auto& asked = parser.get();
    // A second Host could be one that a proxy or a browser did not look at.
    HttpResponse response = asked.count(http::field::host) == 1
                                ? respond_safely(request_of(parser))
                                : refuse(400, "A request needs one Host header.");
    Message message = message_of(std::move(response), asked.version());
    message.keep_alive(asked.keep_alive() && !stopping_);
    // The length stays what GET would have.
    if (asked.method() == http::verb::head) message.body().clear();
    return message;
  }

  /// Memory may run out on one page; the others are still shown.
  HttpResponse respond_safely(const HttpRequest& request) const {
    try {
      return respond(request, desk_);
    } catch (const std::exception& mistake) {
      return refuse(500,
                    fmt::format("This page could not be made: {}.", mistake.what()));
    }
  }

  static net::awaitable<bool> write(Connection& connection, Message& message) {
    connection.stream.expires_after(kWriteTime);
    const auto [error, bytes] =
        co_await http::async_write(connection.stream, message, kAsTuple);
    co_return !error && message.keep_alive();
  }

  const Desk& desk_;
  // What connections use as they end: io_ ends those that are left, so it comes after.
  std::set<Connection*> connections_;
  bool stopping_ = false;
  net::io_context io_{1};
  tcp::acceptor acceptor_{io_};
  net::steady_timer grace_{io_};
  net::signal_set signals_{io_, SIGINT, SIGTERM};
};

}  // namespace

Result<void> serve(const ServeOptions& options,
                   const std::function<void(const std::string& address)>& ready,
                   const std::stop_token& stop) {
  HEARSAY_TRY(const Desk desk, open_desk(options.ledger, options.host));
  Server server(desk);
  HEARSAY_TRY(const std::string address, server.listen(options));
  if (ready) ready(address);
  server.run(stop);
  return {};
}

}  // namespace hearsay
