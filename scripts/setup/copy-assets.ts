import { copyFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { step } from "../bootstrap/step.mjs";

// Served as they are, because the frame that draws diagrams loads them itself.
const ASSETS = [{ from: "node_modules/mermaid/dist/mermaid.min.js", to: "public/vendor/mermaid.min.js" }];

/** Copies the libraries that the browser loads on its own to public/vendor. */
export async function copyAssets(): Promise<void> {
  await step("Copying browser libraries", async (note) => {
    const copied = await Promise.all(ASSETS.map(copyOnce));
    if (!copied.includes(true)) note("up to date");
  });
}

async function copyOnce({ from, to }: (typeof ASSETS)[number]): Promise<boolean> {
  const [wanted, present] = await Promise.all([readFile(from), readFile(to).catch(() => undefined)]);
  if (present?.equals(wanted)) return false;
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
  return true;
}
