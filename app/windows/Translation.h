// The program's translation: all strings stand in one context, whoever asks, so that a word is translated once and a
// class may move without losing its words (resources/translations/update).
#pragma once

#include <QTranslator>

namespace app::windows {

class Translation : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char*, const char* source, const char* comment, int n) const override {
        return QTranslator::translate("sockstage", source, comment, n);
    }
};

}  // namespace app::windows
