#pragma once
// Catch2 v2 of Debian 12 or v3 of Debian 13: what differs stands here and in tests/main.cpp.

#include <string>

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
inline auto contains_text(const std::string& text) { return Catch::Matchers::ContainsSubstring(text); }
#else
#include <catch2/catch.hpp>
inline auto contains_text(const std::string& text) { return Catch::Matchers::Contains(text); }
#endif
inline auto ends_with_text(const std::string& text) { return Catch::Matchers::EndsWith(text); }
