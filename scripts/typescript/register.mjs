// Runs TypeScript where a start or a second counts: the `strata` command, the engine's process, the benches.
//
//   node --import ./scripts/typescript/register.mjs FILE.ts
//
// The file is compiled anew at each start, with all of ours that it imports, into one module: that takes a fifth of a second,
// writes nothing, and runs as fast as it would if it were JavaScript. As all of it is one module, `import.meta.url` is that of FILE.
import { register } from "node:module";

process.setSourceMapsEnabled(true);
register("./hooks.mjs", import.meta.url);
