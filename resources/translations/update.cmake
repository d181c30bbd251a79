# cmake -DLUPDATE=… -DSOURCES=… -DTS=… -P update.cmake: brings a translation up to date with what the
# sources say (new texts are marked unfinished; those that are no more go), and with the texts of the
# bundled examples, which lupdate cannot read: for those a header is written beside the translation.
cmake_minimum_required(VERSION 3.25)

set(texts "// What the bundled examples say.\n")
macro(add_text text)
  string(REPLACE "\\" "\\\\" escaped "${text}")
  string(REPLACE "\"" "\\\"" escaped "${escaped}")
  string(REPLACE "\n" "\\n" escaped "${escaped}")
  string(APPEND texts "QT_TRANSLATE_NOOP(\"Examples\", \"${escaped}\")\n")
endmacro()

# add_member(object key…): if it is there.
macro(add_member json)
  string(JSON text ERROR_VARIABLE missing GET "${json}" ${ARGN})
  if(missing STREQUAL "NOTFOUND" AND NOT text STREQUAL "")
    add_text("${text}")
  endif()
endmacro()

file(READ ${SOURCES}/resources/examples/order.txt order)
string(REGEX MATCHALL "[^\n]+" lines "${order}")
foreach(line IN LISTS lines)
  if(line MATCHES "^# *(.*)$")
    add_text("${CMAKE_MATCH_1}")
    continue()
  endif()
  file(READ ${SOURCES}/resources/examples/${line}.deltaflow json)
  foreach(member title description source)
    add_member("${json}" ${member})
  endforeach()
  add_member("${json}" data_notes origin)
  foreach(class RANGE 9)
    add_member("${json}" data_notes classes ${class})
  endforeach()
  foreach(erratum RANGE 9)
    add_member("${json}" errata ${erratum} source)
    add_member("${json}" errata ${erratum} explanation)
  endforeach()
endforeach()

get_filename_component(folder ${TS} DIRECTORY)
set(header ${folder}/example_texts.h)
file(WRITE ${header} "${texts}")
execute_process(
    COMMAND ${LUPDATE} -silent -I . ui app ${header} -no-obsolete -locations none
            -source-language en -target-language zh_CN -ts ${TS}
    WORKING_DIRECTORY ${SOURCES} OUTPUT_QUIET ERROR_QUIET RESULT_VARIABLE result)
file(REMOVE ${header})
if(NOT result EQUAL 0)
  message(FATAL_ERROR "lupdate failed: ${result}")
endif()
