#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay {

/// What the desk needs to know of an HTTP request.
struct HttpRequest {
  std::string method = "GET";
  std::string target = "/";             ///< as it came: "/claims?q=bridge"
  std::string host = "127.0.0.1:8470";  ///< the Host header
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers =
      {};  ///< beside those of every answer
};

}  // namespace hearsay
