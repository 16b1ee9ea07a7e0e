import "server-only";
import { keepCheckpoints } from "../checkpoints/keep-checkpoints";
import { completeEveryAnswer } from "../http/complete-headers";
import { distrustEveryRequest } from "../http/distrust-headers";
import { endInTime } from "../http/end-in-time";
import { mendAddresses } from "../http/mend-address";
import { protectEveryPage } from "../http/protect-pages";
import { stampPeerAddress } from "../http/stamp-peer-address";
import { findMisconfiguration } from "./find-misconfiguration";

/** What a server process does first. One that is not safely configured says why and ends instead of serving. */
export function startUp(): void {
  const problems = findMisconfiguration(process.env);
  if (problems.length > 0) {
    process.stderr.write(`Strata does not start:\n${problems.map((problem) => `  ${problem}\n`).join("")}`);
    process.exit(1);
  }
  completeEveryAnswer();
  mendAddresses();
  distrustEveryRequest();
  protectEveryPage();
  stampPeerAddress();
  endInTime();
  keepCheckpoints();
}
