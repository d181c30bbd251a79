# What is installed beside the program, and the Debian package (cpack -G DEB).
include(GNUInstallDirs)
set(desktop ${PROJECT_SOURCE_DIR}/resources/desktop)
install(FILES ${desktop}/org.deltaflow.Deltaflow.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${desktop}/org.deltaflow.Deltaflow.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${desktop}/deltaflow-mime.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME deltaflow.xml)
install(FILES ${desktop}/deltaflow.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

# Debian wants both compressed, and the same bytes at each build.
find_program(GZIP gzip REQUIRED)
function(compress name)
  add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.gz
      COMMAND ${GZIP} -9nc ${desktop}/${name} > ${CMAKE_CURRENT_BINARY_DIR}/${name}.gz
      DEPENDS ${desktop}/${name} VERBATIM)
endfunction()
compress(deltaflow.1)
compress(deltaflow.zh_CN.1)
compress(changelog)
add_custom_target(manual ALL
    DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/deltaflow.1.gz ${CMAKE_CURRENT_BINARY_DIR}/deltaflow.zh_CN.1.gz
            ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/deltaflow.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/deltaflow.zh_CN.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1
    RENAME deltaflow.1.gz)
install(FILES ${desktop}/copyright ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/deltaflow)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME deltaflow)
set(CPACK_PACKAGE_CONTACT "The Deltaflow authors <deltaflow@example.org>")
set(CPACK_PACKAGE_DESCRIPTION "Deltaflow draws a network, lets each activation flow forward and each error
flow back, and derives every gradient on screen: the rule in symbols, the
same rule with the numbers in it, the result.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Its own library lies beside it, and is none of another package's.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR}/core)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-lmodern, qt6-qpa-plugins, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, qt6-wayland")
include(CPack)
