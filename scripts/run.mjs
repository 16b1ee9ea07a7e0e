// What npm's words call: `node scripts/run.mjs <word>`. Plain JavaScript, for on a fresh clone nothing is installed yet.
// It checks what would make the long steps pointless, installs, and hands over to scripts/commands/<word>.ts.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkNode } from "./bootstrap/check-node.mjs";
import { checkPort } from "./bootstrap/check-port.mjs";
import { install } from "./bootstrap/install.mjs";
import { printFailure } from "./bootstrap/step.mjs";

const SERVING = ["quickstart", "dev", "start", "e2e-server"];
const commands = new URL("./commands/", import.meta.url);
const [word = "quickstart", ...args] = process.argv.slice(2);
const words = readdirSync(commands).map((file) => file.replace(/\.ts$/, ""));

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
try {
  checkNode();
  if (!words.includes(word)) throw new Error(`There is no ${word}. There are: ${words.join(", ")}.`);
  if (SERVING.includes(word)) await checkPort();
  // What serves a team was installed by whoever deployed it.
  if (word !== "start" && word !== "migrate" && word !== "lock") await install();
  const { register } = await import("tsx/esm/api");
  register();
  const command = await import(new URL(`${word}.ts`, commands).href);
  await command.run(args);
} catch (error) {
  printFailure(error);
  process.exit(1);
}
