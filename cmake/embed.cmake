# embed_files(TARGET FILE...): a library that holds the files' bytes and their names.
function(embed_files target)
  set(assembly ".section .rodata\n")
  set(declarations "")
  set(rows "")
  set(n 0)
  foreach(file IN LISTS ARGN)
    string(APPEND assembly ".balign 16\n.global hearsay_file_${n}\nhearsay_file_${n}:\n"
      ".incbin \"${CMAKE_SOURCE_DIR}/${file}\"\n.global hearsay_file_${n}_end\n"
      "hearsay_file_${n}_end:\n.byte 0\n")
    string(APPEND declarations
      "extern const char hearsay_file_${n}[], hearsay_file_${n}_end[];\n")
    string(APPEND rows "    {\"${file}\", hearsay_file_${n}, hearsay_file_${n}_end},\n")
    list(APPEND paths ${CMAKE_SOURCE_DIR}/${file})
    math(EXPR n "${n} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded/files.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded/files.inc
    CONTENT "extern \"C\" {\n${declarations}}\nconstexpr EmbeddedFile kEmbeddedFiles[] = {\n${rows}    {\"\", nullptr, nullptr}};\n" @ONLY)
  add_library(${target} STATIC ${CMAKE_BINARY_DIR}/embedded/files.S)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/embedded)
  set_source_files_properties(${CMAKE_BINARY_DIR}/embedded/files.S PROPERTIES OBJECT_DEPENDS "${paths}")
endfunction()
