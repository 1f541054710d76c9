# Everything comes from Debian packages; see script/bootstrap. pkg-config where the flags matter: cpp-httplib's tell how its library was
# compiled, and a mismatch changes the size of its classes.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(hunspell REQUIRED IMPORTED_TARGET hunspell)
pkg_check_modules(httplib REQUIRED IMPORTED_TARGET cpp-httplib)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(crypto REQUIRED IMPORTED_TARGET libcrypto)

find_library(STEMMER_LIBRARY stemmer REQUIRED)
find_path(STEMMER_INCLUDE libstemmer.h REQUIRED)
add_library(stemmer INTERFACE)
target_include_directories(stemmer INTERFACE ${STEMMER_INCLUDE})
target_link_libraries(stemmer INTERFACE ${STEMMER_LIBRARY})

find_path(VALIJSON_INCLUDE valijson/validator.hpp REQUIRED)
add_library(valijson INTERFACE)
target_include_directories(valijson SYSTEM INTERFACE ${VALIJSON_INCLUDE})
# Without this it calls abort() where it should throw.
target_compile_definitions(valijson INTERFACE VALIJSON_USE_EXCEPTIONS=1)
