// What a person can order the window to do, by key, menu or button: one row each in app/windows/Actions.cpp.
#pragma once

namespace app::panels {

enum class ActionId {
    Next,
    Back,
    First,
    Last,
    Play,
    Speed,
    Answer,
    Deliver,
    Drop,
    Why,
    Connection,
    Numbers,
    Rail,
    Search,
    OpenFile,
    Restart,
    Exports,
    Present,
    PresentFromBeginning,
    Presenter,
    Predict,
    Black,
    White,
    Leave,
    FullScreen,
    Dock,
    Dark,
    ReducedMotion,
    Language,
    Larger,
    Smaller,
    NormalSize,
    More,
    Help,
};

}  // namespace app::panels
