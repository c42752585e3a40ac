# sockstage_add_suites(TARGET [PREFIX text] [ONLY regex] [PROPERTIES name value...]): one entry of ctest for each test
# suite of a GoogleTest program, so that a suite's tests share one process: most of a short test's time is its
# program's start (Qt, fonts, demos). Found when ctest starts, from the program itself: none can be forgotten. A failing
# suite's output names the test. ONLY: of the suites that match.
function(sockstage_add_suites target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PREFIX;ONLY" "PROPERTIES")
    string(MAKE_C_IDENTIFIER "${target}_${arg_PREFIX}suites" name)
    set(script ${CMAKE_CURRENT_BINARY_DIR}/${name})
    file(GENERATE OUTPUT ${script}.cmake CONTENT "
set(program [==[$<TARGET_FILE:${target}>]==])
set(folder [==[${CMAKE_CURRENT_BINARY_DIR}]==])
set(prefix [==[${arg_PREFIX}]==])
set(only [==[${arg_ONLY}]==])
set(properties [==[${arg_PROPERTIES}]==])
include([==[${CMAKE_CURRENT_FUNCTION_LIST_DIR}/FindSuites.cmake]==])
")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${script}.cmake)
endfunction()
