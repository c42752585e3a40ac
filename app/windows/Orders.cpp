#include "app/windows/Orders.h"

#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

#include "app/panels/DemoRail.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/PanelDock.h"
#include "app/panels/ProjectedStage.h"
#include "app/panels/QuestionSheet.h"
#include "app/panels/TransportBar.h"
#include "app/session/LessonState.h"
#include "app/windows/Actions.h"
#include "app/windows/Appearance.h"
#include "app/windows/Arrivals.h"
#include "app/windows/BlankScreen.h"
#include "app/windows/Exports.h"
#include "app/windows/HelpPage.h"
#include "app/windows/LessonDriver.h"
#include "app/windows/Partition.h"
#include "app/windows/Presentation.h"
#include "app/windows/PresenterWindow.h"
#include "app/windows/Viewpoint.h"

namespace app::windows {

void Orders::give() const {
    steps();
    heldSegment();
    views();
    look();
    openings();
    presenting();
}

void Orders::steps() const {
    // A blank screen goes first, whichever way the lesson is to go.
    const auto unless = [this](void (LessonDriver::*go)()) {
        return [this, go] {
            BlankScreen* blank = presentation.blank();
            blank->isVisible() ? blank->hide() : (lesson.*go)();
        };
    };
    const auto blank = [this] { return presentation.blank()->isVisible(); };
    actions.handle(ActionId::Next, unless(&LessonDriver::next),
                   {.allowed = [this, blank] { return stage.end() > 0 || blank(); }});
    actions.handle(ActionId::Back, unless(&LessonDriver::back), {.allowed = [this, blank] {
                       return stage.step() >= 0 || narration.question()->asking() || blank();
                   }});
    actions.handle(ActionId::First, [this] { stage.first(); },
                   {.allowed = [this] { return stage.position() > 0 && stage.step() >= 0; }});
    actions.handle(ActionId::Last, [this] { stage.last(); });
    actions.handle(ActionId::Play, [this] { lesson.setPlaying(!lesson.playing()); },
                   {.allowed = [this] { return stage.stepCount() > 0 && (!stage.finished() || !stage.atEnd()); },
                    .checked = [this] { return lesson.playing(); }});
    QObject::connect(&lesson, &LessonDriver::playingChanged, &actions, [this] {
        lesson.playing() ? actions.become(ActionId::Play, QT_TRANSLATE_NOOP("Actions", "Pause"), "pause")
                         : actions.become(ActionId::Play, QT_TRANSLATE_NOOP("Actions", "Play"), "play");
        transport.setPlaying(lesson.playing());
    });
    actions.handle(ActionId::Answer, [this] { lesson.answer(actions.action(ActionId::Answer)->data().toInt()); },
                   {.allowed = [this] { return lesson.awaitsAnswer(); }});
    actions.handle(ActionId::Hands, [this] { narration.question()->countHands(); },
                   {.allowed = [this] { return lesson.awaitsAnswer(); }});
    actions.handle(ActionId::Predict, [this] { lesson.setPredicting(!lesson.predicting()); },
                   {.checked = [this] { return lesson.predicting(); }});
    actions.handle(ActionId::Jump, [this] { narration.jumpButton()->click(); });
    actions.handle(ActionId::Why, [this] { narration.whyButton()->click(); });
}

void Orders::heldSegment() const {
    const auto held = [this] { return static_cast<bool>(session::atHand(stage)); };
    using Kind = model::trace::Judgement::Kind;
    for (const auto& [action, kind] : {std::pair(ActionId::Deliver, Kind::Deliver),
                                       std::pair(ActionId::Drop, Kind::Drop), std::pair(ActionId::Keep, Kind::Keep)})
        actions.handle(action, [this, kind = kind] { stage.judge(session::atHand(stage), {kind}); }, {.allowed = held});
    actions.handle(ActionId::BringBack, [this] { lesson.bringBack(); },
                   {.allowed = [this] { return session::canBringBack(stage); }});
}

void Orders::views() const {
    actions.handle(ActionId::Connection, [this] { viewpoint.toggleConnection(); });
    actions.handle(ActionId::Whole, [this] { presentation.projected()->setWhole(!presentation.projected()->whole()); },
                   {.allowed = [this] { return presentation.running(); },
                    .checked = [this] { return presentation.projected()->whole(); }});
    actions.handle(ActionId::Rail, [this] { partition.toggleRail(); },
                   {.checked = [this] { return partition.railShown(); }});
    actions.handle(ActionId::Search, [this] {
        if (!rail.isVisible())
            partition.toggleRail();
        rail.search()->setFocus();
    });
    actions.handle(
        ActionId::Dock,
        [this] {
            presentation.running() ? presentation.showPanel(!presentation.panelShown())
                                   : partition.showDock(dock.isHidden());
        },
        {.checked = [this] { return presentation.running() ? presentation.panelShown() : !dock.isHidden(); }});
    actions.handle(ActionId::Help, [this] { (new HelpPage(appearance.theme(), window))->show(); });
    for (const ActionId menu : {ActionId::Exports, ActionId::More})
        actions.handle(menu, [this, menu] { transport.button(menu)->click(); });
}

void Orders::look() const {
    actions.handle(ActionId::Numbers, [this] {
        appearance.setNumbers(static_cast<Appearance::Numbers>((static_cast<int>(appearance.numbers()) + 1) % 3));
    });
    const auto dark = [this] { return appearance.look() == theme::Look::Dark; };
    actions.handle(ActionId::Dark,
                   [this, dark] { appearance.setThemeName(dark() ? QStringLiteral("light") : QStringLiteral("dark")); },
                   {.checked = dark});
    actions.handle(ActionId::ReducedMotion, [this] { appearance.setReducedMotion(!appearance.reducedMotion()); },
                   {.checked = [this] { return appearance.reducedMotion(); }});
    actions.handle(ActionId::Language, [this] {
        const QString english = QStringLiteral("en");
        appearance.setLanguage(appearance.language() == english ? QStringLiteral("zh_CN") : english);
    });
    actions.handle(ActionId::Larger, [this] { appearance.resizeText(1); });
    actions.handle(ActionId::Smaller, [this] { appearance.resizeText(-1); });
    actions.handle(ActionId::NormalSize, [this] { appearance.resizeText(0); });
}

void Orders::openings() const {
    actions.handle(ActionId::OpenFile, [this] { arrivals.openByDialog(); });
    actions.handle(ActionId::Restart, [this] { stage.restart(); });
    actions.handle(ActionId::SaveSession, [this] { exports.saveSession(); },
                   {.allowed = [this] { return stage.end() > 0 && !stage.sessionPath().isEmpty(); }});
    actions.handle(ActionId::Print, [this] { exports.print(QStringLiteral("ladder")); },
                   {.allowed = [this] { return stage.end() > 0; }});
}

void Orders::presenting() const {
    using Start = Presentation::Start;
    actions.handle(ActionId::PresentFromBeginning, [this] { presentation.begin(Start::FromBeginning); });
    actions.handle(ActionId::Present, [this] { presentation.begin(Start::FromHere); });
    QObject::connect(presentation.projected(), &panels::ProjectedStage::stepWanted, &actions,
                     [this](int by) { actions.action(by > 0 ? ActionId::Next : ActionId::Back)->trigger(); });
    actions.handle(ActionId::Presenter, [this] { presentation.showPresenter(!presentation.presenter()->isVisible()); },
                   {.checked = [this] { return presentation.presenter()->isVisible(); }});
    actions.handle(ActionId::FullScreen, [this] { presentation.toggleFullScreen(); });
    const auto cover = [this](const QColor& color) {
        BlankScreen* blank = presentation.blank();
        blank->isVisible() ? blank->hide() : blank->cover(color);
    };
    actions.handle(ActionId::Black, [cover] { cover(Qt::black); });
    actions.handle(ActionId::White, [cover] { cover(Qt::white); });
    actions.handle(ActionId::Leave, [this] {
        if (stage.opening() && !presentation.blank()->isVisible())
            stage.cancelOpening();
        else
            presentation.leave();
    });
}

}  // namespace app::windows
