#include "text/links.h"

#include "catch.h"

using namespace unclench;

TEST_CASE("a URL or an e-mail address is a link", "[text]") {
  const std::string text = GENERATE("https://example.org/a?b=c", "http://x", "www.example.de", "nhs.uk",
                                    "example.com/back-pain", "me@example.org", "mailto:me@example.org",
                                    "first.last+tag@mail.example.co.uk");
  CAPTURE(text);
  CHECK(is_link(text));
}

TEST_CASE("what only has a dot or a colon in it is no link", "[text]") {
  const std::string text = GENERATE("", "hurts.in", "7.5", "e.g", "pain.i", "10:30", "me@home",
                                    "@example.com", ".com", "a..com", "com", "...");
  CAPTURE(text);
  CHECK_FALSE(is_link(text));
}
