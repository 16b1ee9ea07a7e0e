// The process of one throwaway database: started by ../sandbox-process.ts, spoken to by the messages of ../protocol.ts.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { forgetOutside } from "./forget-outside.mjs";
import { pinTime } from "./pin-time.mjs";
import { platform } from "./platform.mjs";
import { createRecorder } from "./record-statements.mjs";
import { watchOver } from "./watch-over.mjs";

const [program = "", megabytes, ...extensions] = process.argv.slice(2);

process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit());
watchOver(Number(megabytes));
const tell = forgetOutside();
const pinned = pinTime();

/** @param {string} name */
const load = (name) => import(pathToFileURL(path.join(program, `${name}.js`)).href);

const { PGlite } = await load("index");
const loaded = await Promise.all(extensions.map(load));
const named = loaded.flatMap((each) => Object.entries(each)).filter(([, value]) => typeof value?.setup === "function");
const database = new PGlite({ extensions: Object.fromEntries(named) });
await database.waitReady;

// What a script says for itself, or what needs somebody at the other end, has no place here.
const passedOver =
  /^(begin|start\s+transaction|commit|end|rollback|abort|savepoint|release|prepare\s+transaction)\b|^copy\b[^;]*\b(stdin|stdout)\b/i;

/** @param {string} sql */
function isPassedOver(sql) {
  return passedOver.test(sql.replace(/^(\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, ""));
}

/** Executes what may fail: a statement that does leaves nothing, as in its own transaction. @param {string} sql */
async function attempt(sql) {
  await database.exec(sql).catch(() => undefined);
}

async function renewConnection() {
  await attempt("RESET SESSION AUTHORIZATION");
  await attempt("DISCARD TEMP");
  await attempt("RESET ALL");
}

/** @param {readonly { sql: string, isFirst: boolean }[]} statements */
async function executePast(statements) {
  for (const { sql, isFirst } of statements) {
    if (isFirst) await renewConnection();
    if (!isPassedOver(sql)) await attempt(sql);
  }
  return { kind: "done" };
}

const recorder = createRecorder(database);

/** @param {{ sql: string, isFirst: boolean }} statement @param {number} clockMs */
async function run({ sql, isFirst }, clockMs) {
  if (isFirst) await renewConnection();
  pinned.set(clockMs);
  try {
    await recorder.begin();
    await database.exec(sql);
  } catch (error) {
    return { kind: "failed", reason: `the database says: ${error instanceof Error ? error.message : String(error)}` };
  } finally {
    pinned.release();
  }
  return recorder.end();
}

process.on("message", async (message) => {
  const { kind, statements, statement, clockMs } = /** @type {any} */ (message);
  tell(kind === "past" ? await executePast(statements) : await run(statement, clockMs));
});
await database.exec(platform);
tell({ kind: "ready" });
