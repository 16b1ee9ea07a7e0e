import { randomBytes } from "node:crypto";

// Between statements, and between the search path of one and the stack it was executed in.
const [NEXT, THEN] = ["\u001e", "\u001f"];

/** As many statements as one block may execute, and as much text. */
const MOST = { statements: 20_000, length: 8 * 1024 * 1024 };

const tooMany = "it executed more statements than are taken over";

/**
 * An event trigger is told of every command that changes the schema, and the stack it is called in quotes the command's text. What
 * it notes is a setting: no table that a block going through all tables would find, and undone with what an exception undoes. The
 * setting has a name that nobody can know when writing a migration.
 * @param {string} setting
 */
const install = (setting) => `
  CREATE OR REPLACE FUNCTION pg_catalog.strata_note() RETURNS event_trigger LANGUAGE plpgsql AS $note$
  DECLARE stack text; noted text;
  BEGIN
    GET DIAGNOSTICS stack = PG_CONTEXT;
    noted := pg_catalog.concat(pg_catalog.current_setting('${setting}', true),
      pg_catalog.chr(30), pg_catalog.current_setting('search_path'), pg_catalog.chr(31), stack);
    IF pg_catalog.length(noted) OPERATOR(pg_catalog.>) ${MOST.length} THEN RAISE EXCEPTION '${tooMany}'; END IF;
    PERFORM pg_catalog.set_config('${setting}', noted, false);
  END $note$;
  DROP EVENT TRIGGER IF EXISTS strata_note;
  SELECT pg_catalog.set_config('${setting}', '', false), pg_catalog.setseed(0);
  CREATE EVENT TRIGGER strata_note ON ddl_command_start EXECUTE FUNCTION pg_catalog.strata_note();
  ALTER EVENT TRIGGER strata_note ENABLE ALWAYS;
`;

/** @param {string} setting */
const look = (setting) => `
  SELECT pg_catalog.current_setting('${setting}', true) AS noted, pg_catalog.current_setting('search_path') AS path,
    pg_catalog.current_setting('role') AS role, session_user AS session, pg_catalog.current_setting('event_triggers') AS told,
    (SELECT pg_catalog.string_agg(rolname, pg_catalog.chr(30) ORDER BY oid) FROM pg_catalog.pg_roles) AS roles,
    (SELECT pg_catalog.max(oid::pg_catalog.int8) FROM pg_catalog.pg_class) AS newest,
    (SELECT pg_catalog.concat(t.xmin, t.ctid, p.xmin, p.ctid) FROM pg_catalog.pg_event_trigger t, pg_catalog.pg_proc p
      WHERE t.evtname OPERATOR(pg_catalog.=) 'strata_note' AND p.oid OPERATOR(pg_catalog.=) t.evtfoid) AS recorder`;

/** @param {number} newest */
const madeSince = (newest) => `
  SELECT relname AS name FROM pg_catalog.pg_class WHERE oid::pg_catalog.int8 OPERATOR(pg_catalog.>) ${newest}
    AND relpersistence::pg_catalog.text OPERATOR(pg_catalog.<>) 't'
    AND relkind::pg_catalog.text OPERATOR(pg_catalog.~) '[rpvmf]'`;

// What a block may have set and keeps its traces from being read.
const becomeOwner = "RESET SESSION AUTHORIZATION; RESET ROLE; SET default_transaction_read_only = off";

/**
 * Records what is executed between `begin` and `end`; `stop` ends a recording whose statements do not matter.
 * @param {{ exec(sql: string): Promise<any> }} database
 */
export function createRecorder(database) {
  const rows = async (/** @type {string} */ sql) => (await database.exec(sql)).at(-1).rows;
  let setting = "strata.executed";
  /** @type {any} */
  let before = {};
  /** @type {unknown} */
  let recorder = null;
  const stop = async () => {
    await database.exec(becomeOwner);
    await database.exec(
      `DROP EVENT TRIGGER IF EXISTS strata_note; SELECT pg_catalog.set_config('${setting}', '', false)`,
    );
  };
  return {
    stop,
    async begin() {
      setting = `strata.executed_${randomBytes(12).toString("hex")}`;
      [before] = await rows(look(setting));
      await database.exec(becomeOwner);
      await database.exec(install(setting));
      recorder = (await rows(look(setting)))[0].recorder;
      await database.exec(asWhoever(before));
    },
    /** The statements that were executed and not undone, or why they cannot be told. */
    async end() {
      const [after] = await rows(look(setting));
      await database.exec(becomeOwner);
      const [{ recorder: found }] = await rows(look(setting));
      const made = await rows(madeSince(before.newest));
      await stop();
      await database.exec(asWhoever(after));
      if (found !== recorder || after.told !== "on")
        return failed("it changes what records the statements it executes");
      const notes = String(after.noted ?? "")
        .split(NEXT)
        .slice(1);
      if (notes.length > MOST.statements) return failed(tooMany);
      const executed = [...newRoles(before.roles, after.roles), ...inOrder(notes, before.path, after.path)];
      if (executed.includes(null)) return failed("it executed statements of a function that do not show");
      const text = executed.join("\n").toLowerCase();
      const unseen = made.find(
        (/** @type {{ name: string }} */ { name }) => !text.includes(asWritten(name).toLowerCase()),
      );
      if (unseen) return failed(`it made ${unseen.name} by a statement that does not show`);
      return { kind: "ran", statements: executed };
    },
  };
}

/** What it did stays in the database, unlike what the catalog is told. @param {string} reason */
function failed(reason) {
  return { kind: "failed", reason, isSpoilt: true };
}

/** Statements with the search paths they were executed under; null for one that does not show. @param {string[]} notes @param {string} first @param {string} last */
function inOrder(notes, first, last) {
  /** @type {(string | null)[]} */
  const statements = [];
  let path = first;
  for (const note of notes) {
    const [under = "", stack = ""] = note.split(THEN);
    if (under !== path) statements.push(pathTo(under));
    path = under;
    statements.push(executedIn(stack));
  }
  if (path !== last) statements.push(pathTo(last));
  return statements;
}

/** The command that a stack quotes innermost: below the note itself. @param {string} stack */
function executedIn(stack) {
  const found = /^[^\n]*\nSQL statement "([\s\S]*?)"(?:\nPL\/pgSQL function [^\n]* line \d+ at |$)/.exec(stack);
  return found?.[1] ?? null;
}

/** Commands about roles call no event trigger. @param {string} before @param {string} after */
function newRoles(before, after) {
  const there = new Set(before.split(NEXT));
  return after
    .split(NEXT)
    .filter((role) => !there.has(role))
    .map((role) => `CREATE ROLE ${quote(role)}`);
}

/** The setting is as somebody set it: what is no list of names there must not become a statement. @param {string} path */
function pathTo(path) {
  const names = [...path.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)];
  const quoted = names.map(([found, inside]) =>
    quote(inside === undefined ? found.toLowerCase() : inside.replaceAll('""', '"')),
  );
  return `SET search_path TO ${quoted.length === 0 ? "''" : quoted.join(", ")}`;
}

/** @param {{ session: string, role: string }} who */
function asWhoever({ session, role }) {
  const become = role === "none" ? "" : `; SET ROLE ${quote(role)}`;
  return `SET SESSION AUTHORIZATION ${quote(session)}${become}`;
}

/** @param {string} name */
function quote(name) {
  return `"${asWritten(name)}"`;
}

/** @param {string} name */
function asWritten(name) {
  return name.replaceAll('"', '""');
}
