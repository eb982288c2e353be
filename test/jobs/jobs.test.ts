import { EMBEDDED } from "#test/databases";

import { digestSuite } from "./digest-suite.ts";
import { nudgeSuite } from "./nudge-suite.ts";
import { sharedRoomSuite } from "./shared-room-suite.ts";

digestSuite(EMBEDDED);
nudgeSuite(EMBEDDED);
sharedRoomSuite(EMBEDDED);
