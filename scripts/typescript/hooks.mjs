import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** Gives Node.js what a TypeScript file is, compiled. */
export function load(url, context, next) {
  return url.endsWith(".ts")
    ? { format: "module", shortCircuit: true, source: compile(fileURLToPath(url)) }
    : next(url, context);
}

function compile(file) {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    sourcemap: "inline",
    sourcesContent: false,
    // Only the paths in the source map depend on it: nothing is written.
    outfile: file,
    allowOverwrite: true,
    write: false,
  });
  return outputFiles[0].contents;
}
