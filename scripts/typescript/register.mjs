// Runs TypeScript where a start or a second counts: the `strata` command, the engine's process, the benches.
//
//   node --import ./scripts/typescript/register.mjs FILE.ts
//
// The file is compiled anew at each start, with all of ours that it imports, into one module: that takes a fifth of a second,
// writes nothing, and runs as fast as it would if it were JavaScript. As all of it is one module, `import.meta.url` is that of FILE.
import { register } from "node:module";
import { setFlagsFromString } from "node:v8";
import { isMainThread } from "node:worker_threads";

process.setSourceMapsEnabled(true);
register("./hooks.mjs", import.meta.url);

// V8 optimizes for programs that go on for minutes. PostgreSQL's grammar runs as fast as first compiled, and most of the engine's
// code is over before its optimizing pays. A thread would say it for the whole process it is in.
if (isMainThread) {
  setFlagsFromString("--liftoff-only");
  setFlagsFromString("--interrupt-budget=1000000");
}
