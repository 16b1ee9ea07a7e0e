// Between statements, and between the search path of one and the stack it was executed in.
const [NEXT, THEN] = ["\u001e", "\u001f"];

/** As many statements as one block may execute, and as much text. */
const MOST = { statements: 20_000, length: 8 * 1024 * 1024 };

// An event trigger is told of every command that changes the schema, and the stack it is called in quotes the command's text. What
// it notes is a setting: no table that a block going through all tables would find, and undone with what an exception undoes.
const install = `
  CREATE OR REPLACE FUNCTION pg_catalog.strata_note() RETURNS event_trigger LANGUAGE plpgsql AS $note$
  DECLARE stack text;
  BEGIN
    GET DIAGNOSTICS stack = PG_CONTEXT;
    PERFORM pg_catalog.set_config('strata.executed', pg_catalog.concat(pg_catalog.current_setting('strata.executed', true),
      pg_catalog.chr(30), pg_catalog.current_setting('search_path'), pg_catalog.chr(31), stack), false);
  END $note$;
  DROP EVENT TRIGGER IF EXISTS strata_note;
  SELECT pg_catalog.set_config('strata.executed', '', false), pg_catalog.setseed(0);
  CREATE EVENT TRIGGER strata_note ON ddl_command_start EXECUTE FUNCTION pg_catalog.strata_note();
`;

const look = `
  SELECT pg_catalog.current_setting('strata.executed', true) AS noted, pg_catalog.current_setting('search_path') AS path,
    (SELECT pg_catalog.string_agg(rolname, chr(30) ORDER BY oid) FROM pg_catalog.pg_roles) AS roles`;

/** Records what is executed between `begin` and `end`. @param {{ exec(sql: string): Promise<any> }} database */
export function createRecorder(database) {
  const seen = async () => (await database.exec(look)).at(-1).rows[0];
  /** @type {{ path: string, roles: string }} */
  let before = { path: "", roles: "" };
  return {
    async begin() {
      before = await seen();
      await database.exec(install);
    },
    /** The statements that were executed and not undone, or why they cannot be told. */
    async end() {
      await database.exec("DROP EVENT TRIGGER IF EXISTS strata_note");
      const after = await seen();
      const notes = String(after.noted ?? "")
        .split(NEXT)
        .slice(1);
      if (notes.length > MOST.statements || after.noted.length > MOST.length)
        return { kind: "failed", reason: "it executed more statements than are taken over" };
      const statements = newRoles(before.roles, after.roles);
      let path = before.path;
      for (const note of notes) {
        const [under = "", stack = ""] = note.split(THEN);
        const text = executedIn(stack);
        if (text === null) return { kind: "failed", reason: "it executed statements of a function that do not show" };
        if (under !== path) statements.push(pathTo(under));
        path = under;
        statements.push(text);
      }
      if (path !== after.path) statements.push(pathTo(after.path));
      return { kind: "ran", statements };
    },
  };
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

/** @param {string} path */
function pathTo(path) {
  return `SET search_path TO ${path === "" ? "''" : path}`;
}

/** @param {string} name */
function quote(name) {
  return `"${name.replaceAll('"', '""')}"`;
}
