# What the program carries in itself: icons, demos, recorded sessions and translations. Resources of a static library
# become objects of every executable that links it, so that main.cpp and the tests need no Q_INIT_RESOURCE.
set(resources ${PROJECT_SOURCE_DIR}/resources)
file(GLOB icon_files CONFIGURE_DEPENDS ${resources}/icons/*.svg)
file(GLOB scenario_files CONFIGURE_DEPENDS ${resources}/scenarios/*.json)
file(GLOB session_files CONFIGURE_DEPENDS ${resources}/sessions/*.pcapng)
qt_add_resources(sockstage_app icons PREFIX "/icons" BASE ${resources}/icons FILES ${icon_files})
if(scenario_files)
    qt_add_resources(sockstage_app scenarios PREFIX "/scenarios" BASE ${resources}/scenarios FILES ${scenario_files})
endif()
if(session_files)
    qt_add_resources(sockstage_app sessions PREFIX "/sessions" BASE ${resources}/sessions FILES ${session_files})
endif()

# resources/translations/update reads the sources; the build only compiles what it wrote.
qt_add_lrelease(sockstage_app TS_FILES ${resources}/translations/sockstage_zh_CN.ts
    QM_FILES_OUTPUT_VARIABLE translation_files)
qt_add_resources(sockstage_app translations PREFIX "/translations" BASE ${CMAKE_CURRENT_BINARY_DIR}
    FILES ${translation_files})

# Qt's own words (dialogs, message boxes), so that the program does not depend on a translations package at run time.
get_target_property(qt_qmake Qt6::qmake IMPORTED_LOCATION)
execute_process(COMMAND ${qt_qmake} -query QT_INSTALL_TRANSLATIONS OUTPUT_VARIABLE qt_translations
    OUTPUT_STRIP_TRAILING_WHITESPACE)
if(EXISTS ${qt_translations}/qtbase_zh_CN.qm)
    qt_add_resources(sockstage_app qt_translations PREFIX "/translations" BASE ${qt_translations}
        FILES ${qt_translations}/qtbase_zh_CN.qm)
endif()
