# One interface target carries what every target of ours is compiled with; nothing is set globally.
add_library(unclench_flags INTERFACE)
target_compile_features(unclench_flags INTERFACE cxx_std_20)
target_compile_options(unclench_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  $<$<BOOL:${UNCLENCH_WERROR}>:-Werror>
  # The similarity model must learn the same numbers on every machine.
  -ffp-contract=off)
target_include_directories(unclench_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
if(UNCLENCH_SANITIZE)
  target_compile_options(unclench_flags INTERFACE -fsanitize=${UNCLENCH_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(unclench_flags INTERFACE -fsanitize=${UNCLENCH_SANITIZE})
endif()

# A room of src/: a static library that may use the rooms named after USES, and nothing else.
function(unclench_room name)
  cmake_parse_arguments(room "" "" "SOURCES;USES;PACKAGES" ${ARGN})
  add_library(unclench_${name} STATIC)
  list(TRANSFORM room_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${name}/)
  target_sources(unclench_${name} PRIVATE ${room_SOURCES})
  list(TRANSFORM room_USES PREPEND unclench_)
  target_link_libraries(unclench_${name} PUBLIC unclench_flags ${room_USES} PRIVATE ${room_PACKAGES})
endfunction()
