import { copyFile, mkdir, stat } from "node:fs/promises";
import { build, type Plugin } from "esbuild";
import { digestFiles, isDone, markDone } from "./stamps";

const FOLDER = "public/vendor";
const WHOLE = `${FOLDER}/mermaid.min.js`;
const ENTITIES = `${FOLDER}/mermaid-er.min.js`;
/** What Mermaid loads on demand and diagrams of entities need: themselves, and the layout of graphs. */
const NEEDED = ["erDiagram", "dagre"];

/**
 * Puts into public/vendor what the frame that draws diagrams is handed: Mermaid whole, for what people write, and as much
 * of it as the diagrams need that Strata draws, which is a quarter. Says whether anything had to be made.
 */
export async function makeAssets(): Promise<boolean> {
  const digest = await digestFiles(["node_modules/mermaid/package.json", "scripts/setup/make-assets.ts"]);
  const areThere = await Promise.all([WHOLE, ENTITIES].map((file) => stat(file).catch(() => undefined)));
  if (!areThere.includes(undefined) && (await isDone("assets", digest))) return false;
  await mkdir(FOLDER, { recursive: true });
  await Promise.all([copyFile("node_modules/mermaid/dist/mermaid.min.js", WHOLE), bundleEntities()]);
  await markDone("assets", digest);
  return true;
}

async function bundleEntities(): Promise<void> {
  const found = new Set<string>();
  const needed: Plugin = {
    name: "needed",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ kind, path }) => {
        if (kind !== "dynamic-import") return null;
        const part = NEEDED.find((name) => path.includes(`/${name}-`));
        if (part) found.add(part);
        return part ? null : { path, namespace: "absent" };
      });
      onLoad({ filter: /./, namespace: "absent" }, () => ({ contents: "throw new Error('left out')" }));
    },
  };
  await build({
    stdin: { contents: 'import mermaid from "mermaid"; globalThis.mermaid = mermaid;', resolveDir: "." },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    plugins: [needed],
    outfile: ENTITIES,
    logLevel: "error",
  });
  const missing = NEEDED.filter((part) => !found.has(part));
  if (missing.length > 0) throw new Error(`Mermaid has no part of its own for ${missing.join(" and ")} any more.`);
}
