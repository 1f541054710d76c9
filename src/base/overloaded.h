#pragma once
// Lambdas as one visitor: std::visit(Overloaded{[](const Say&) {...}, [](const Ask&) {...}}, step).

namespace unclench {

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace unclench
