// The process that reads SQL for the web process: started by ../engine-process.ts, spoken to by the messages of ../protocol.ts.
import { replay } from "@/migrations-import/index";
import type { FromEngine, ToEngine } from "../protocol";
import { runCode } from "./run-code";
import { runReplay } from "./run-replay";
import { runSort } from "./run-sort";
import { watchOver } from "./watch-over";
import { createWorkload } from "./workload";

/** Waits until the message has left, so that it is told even if the next thing this process does never ends. */
function tell(message: FromEngine): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}

const workload = createWorkload();

async function take(message: ToEngine): Promise<void> {
  if (message.kind !== "sort" && message.kind !== "replay" && message.kind !== "code") return workload.add(message);
  const { files, migrations, past, objects } = workload.take();
  try {
    if (message.kind === "sort") await runSort(files, message.options, tell);
    else if (message.kind === "code") await runCode(files, { dialect: message.dialect, objects }, tell);
    else await runReplay({ ...message, migrations, past, objects }, tell);
  } catch (error) {
    await tell({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

// Ctrl-C reaches every process of the terminal; this one ends when the web process has.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit());
watchOver(Number(process.argv[2]));
process.on("message", (message) => void take(message as ToEngine));
// Loads the grammar, so that its time is not the first file's.
await replay({ dialect: "postgres", migrations: [] });
await tell({ kind: "ready" });
