// What an open window costs while nobody does anything and a TIME-WAIT runs.
#pragma once

namespace tests::bench {

class Application;

// False: the demo could not be played.
bool benchIdle(Application& application);

}  // namespace tests::bench
