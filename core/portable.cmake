# What is installed: core twice under one name. The dynamic loader takes the one below glibc-hwcaps
# on a processor that has AVX2 and FMA, and the other elsewhere.
include(GNUInstallDirs)

get_target_property(core_sources deltaflow_core SOURCES)
add_library(deltaflow_core_v3 SHARED ${core_sources})
target_compile_options(deltaflow_core_v3 PRIVATE -march=x86-64-v3)
target_precompile_headers(deltaflow_core_v3 PRIVATE <Eigen/Core> <string> <vector> <memory>)
target_include_directories(deltaflow_core_v3 PUBLIC ${PROJECT_SOURCE_DIR})
target_link_libraries(deltaflow_core_v3 PUBLIC Eigen3::Eigen deltaflow_options
                                        PRIVATE nlohmann_json::nlohmann_json)
if(Protobuf_FOUND AND ONNX_FOUND)
  target_link_libraries(deltaflow_core_v3 PRIVATE onnx_proto)
endif()

foreach(core deltaflow_core deltaflow_core_v3)
  # Matrices cross the library's border: both builds must agree with their callers on alignment.
  target_compile_definitions(${core} PUBLIC EIGEN_MAX_ALIGN_BYTES=32)
  # Each build keeps to its own instances of Eigen's templates, whatever the program holds.
  target_link_options(${core} PRIVATE -Wl,-Bsymbolic)
  set_target_properties(${core} PROPERTIES
      OUTPUT_NAME deltaflow_core VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
endforeach()
set_target_properties(deltaflow_core_v3 PROPERTIES UNITY_BUILD ${DELTAFLOW_UNITE} UNITY_BUILD_MODE GROUP)
set(hwcaps glibc-hwcaps/x86-64-v3)
set_target_properties(deltaflow_core_v3 PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/${hwcaps})

install(TARGETS deltaflow_core LIBRARY NAMELINK_SKIP)
install(TARGETS deltaflow_core_v3
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/${hwcaps} NAMELINK_SKIP)
