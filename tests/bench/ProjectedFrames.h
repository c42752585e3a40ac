// What a frame of the projected stage costs while a card travels, and how many are shown in a second.
#pragma once

namespace tests::bench {

class Application;

// False: a demo could not be shown.
bool benchProjected(Application& application);

}  // namespace tests::bench
