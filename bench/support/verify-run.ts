/** Runs `strata verify` on a file and tells how it ended and the most memory the process took (resident set). */
import { run } from "@/cli/run";

await run(["verify", process.argv[2] ?? ""]);
process.send?.({ status: Number(process.exitCode ?? 0), megabytes: process.resourceUsage().maxRSS / 1024 });
process.disconnect?.();
