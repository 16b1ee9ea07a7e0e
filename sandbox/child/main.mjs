// The process of one throwaway database: started by ../sandbox-process.ts, spoken to by the messages of ../protocol.ts.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { forgetOutside } from "./forget-outside.mjs";
import { allowKnownLibraries } from "./known-libraries.mjs";
import { loadMadeDatabase } from "./made-database.mjs";
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
const database = new PGlite({ extensions: Object.fromEntries(named), ...loadMadeDatabase(program) });
await database.waitReady;
allowKnownLibraries(database.Module.FS);

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

/** As much as is told of what the database says. */
const LONGEST_REASON = 500;

/** @param {{ sql: string, isFirst: boolean }} statement @param {number} clockMs */
async function run({ sql, isFirst }, clockMs) {
  if (isFirst) await renewConnection();
  pinned.set(clockMs);
  try {
    await recorder.begin();
    await database.exec(sql);
    return await recorder.end();
  } catch (error) {
    pinned.release();
    await recorder.stop();
    const said = error instanceof Error ? error.message : String(error);
    return { kind: "failed", reason: `the database says: ${said.slice(0, LONGEST_REASON)}` };
  } finally {
    pinned.release();
  }
}

/** A database that a statement broke goes on to answer, with nothing. */
async function isIntact() {
  const sum = await database.exec("SELECT 20 + 22 AS sum").catch(() => []);
  return sum.at(-1)?.rows[0]?.sum === 42;
}

process.on("message", async (message) => {
  const { kind, statements, statement, clockMs } = /** @type {any} */ (message);
  try {
    const answer = kind === "past" ? await executePast(statements) : await run(statement, clockMs);
    if (await isIntact()) return tell(answer);
  } catch {}
  process.exit(1);
});
await database.exec(platform);
tell({ kind: "ready" });
