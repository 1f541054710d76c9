#include "store/failing_store.h"

#include "catch.h"

#include "store/contract.h"

using namespace unclench;

TEST_CASE("a failing store fails its n-th save and no other", "[store]") {
  FailingStore store;
  store.fail_save(2);
  CHECK(store.save(turn_of("anna", 0, "one")) == SaveResult::kSaved);
  CHECK_THROWS_AS(store.save(turn_of("anna", 1, "two")), StoreError);
  CHECK(store.load("anna")->revision == 1);
  CHECK(store.save(turn_of("anna", 1, "two")) == SaveResult::kSaved);
}

TEST_CASE("a failing store fails while its switch is on", "[store]") {
  FailingStore store;
  REQUIRE(store.save(turn_of("anna", 0, "one")) == SaveResult::kSaved);

  store.fail_writes(true);
  CHECK_THROWS_AS(store.save(turn_of("anna", 1, "two")), StoreError);
  CHECK_THROWS_AS(store.erase("anna"), StoreError);
  CHECK_THROWS_AS(store.check_writable(), StoreError);
  CHECK(store.load("anna"));

  store.fail_all(true);
  CHECK_THROWS_AS(store.load("anna"), StoreError);

  store.fail_writes(false);
  store.fail_all(false);
  CHECK(store.save(turn_of("anna", 1, "two")) == SaveResult::kSaved);
}
