import { beforeAll, describe, expect, it } from "vitest";
import { MAX_COMMENT_DEPTH } from "../../../model/limits";
import { loadGrammar, parseStatements } from "./parse-statements";

beforeAll(loadGrammar);

function read(text: string) {
  return [...parseStatements(text, { start: 0, end: text.length })];
}

function kindsAndStarts(text: string): readonly string[] {
  return read(text).map(({ kind, range }) => `${kind}: ${text.slice(range.start, range.end).slice(0, 12)}`);
}

describe("what would hold the grammar never reaches it, and what stands around it is read", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["comments in comments", `1 ${"/*".repeat(80_000)}${"*/".repeat(80_000)}`],
    ["plus signs", `${"+".repeat(6_000_000)}1`],
    ["plus and minus signs", `${"+-".repeat(80_000)}1`],
  ];
  it.each(cases)("a bomb of %s", (_, bomb) => {
    const text = `SELECT 1;\nSELECT ${bomb};\nSELECT 3;`;
    const [first, over, third] = read(text);
    expect([first?.kind, over?.kind, third?.kind]).toEqual(["statement", "over a limit", "statement"]);
    expect(over?.kind === "over a limit" && over.at).toBe(text.search(/\/\*|\+/));
  });

  it("a bomb of comments between statements is only a comment", () => {
    const text = `SELECT 1; ${"/*".repeat(80_000)}${"*/".repeat(80_000)}\nSELECT 2;`;
    expect(kindsAndStarts(text)).toEqual(["statement: SELECT 1", "statement: SELECT 2"]);
  });

  it("comments that open and never close", () => {
    expect(kindsAndStarts(`SELECT 1; ${"/*".repeat(80_000)}`)).toEqual([
      "statement: SELECT 1",
      "over a limit: /*/*/*/*/*/*",
    ]);
  });

  it("but comments as deep as the limit are read", () => {
    const text = `${"/*".repeat(MAX_COMMENT_DEPTH)}${"*/".repeat(MAX_COMMENT_DEPTH)} SELECT 1; ${"/* x */ ".repeat(300)}SELECT 2`;
    expect(kindsAndStarts(text)).toEqual(["statement: SELECT 1", "statement: SELECT 2"]);
  });

  it("and banners of signs in comments are nobody's trap", () => {
    const text = `/*${"+=".repeat(500)}*/ SELECT 1; --${"+-".repeat(500)}\nSELECT '${"+".repeat(500)}'`;
    expect(read(text).map((each) => each.kind)).toEqual(["statement", "statement"]);
  });

  it.each([
    ["parentheses", (n: number) => `SELECT ${"(".repeat(n)}1${")".repeat(n)}`],
    ["queries", (n: number) => `SELECT ${"(SELECT ".repeat(n)}1${")".repeat(n)}`],
    ["sums", (n: number) => `SELECT 1${"+1".repeat(n)}`],
    ["casts", (n: number) => `SELECT 1${"::int".repeat(n)}`],
  ])("%s nested deeper than the grammar goes are said to be so", (_, nested) => {
    const text = `SELECT 1; ${nested(40_000)}; SELECT 2`;
    expect(read(text).map((each) => each.kind)).toEqual(["statement", "over a limit", "statement"]);
  });
});

it("a carriage return ends a line, so that a comment in front does not hide a file of such lines", () => {
  expect(kindsAndStarts("-- first\rCREATE TABLE a (id int);-- then\rSELECT 1;\rCREATE TABEL b;")).toEqual([
    "statement: CREATE TABLE",
    "statement: SELECT 1",
    "syntax error: CREATE TABEL",
  ]);
});

it("a statement ends with its last character, whether or not its neighbours can be read", () => {
  const text = "SELECT 1\n  ;SELECT 2 \t";
  for (const sql of [text, `${text}; SELEC 3`])
    expect(kindsAndStarts(sql).slice(0, 2)).toEqual(["statement: SELECT 1", "statement: SELECT 2"]);
});

describe("a statement that is not finished does not take the next one with it", () => {
  it("where a parenthesis is missing", () => {
    const text = "CREATE TABLE a (\n  id int,\n\nCREATE TABLE b (id int);\nCREATE TABLE c (id int);";
    const [broken, b, c] = read(text);
    expect(kindsAndStarts(text)).toEqual([
      "syntax error: CREATE TABLE",
      "statement: CREATE TABLE",
      "statement: CREATE TABLE",
    ]);
    expect(broken).toMatchObject({
      at: text.indexOf("CREATE TABLE b"),
      hint: expect.stringContaining("a closing parenthesis or a semicolon is missing"),
    });
    expect([b?.range.start, c?.range.start]).toEqual([text.indexOf("CREATE TABLE b"), text.indexOf("CREATE TABLE c")]);
  });

  it("where a semicolon is missing, or the error is further up", () => {
    expect(kindsAndStarts("CREATE TABLE a (id int)\nALTER TABLE a ADD b int;")).toEqual([
      "syntax error: CREATE TABLE",
      "statement: ALTER TABLE ",
    ]);
    expect(kindsAndStarts("CREATE TABEL a (id int)\nGRANT ALL ON a TO b\nCOMMENT ON TABLE a IS 'x'")).toEqual([
      "syntax error: CREATE TABEL",
      "statement: GRANT ALL ON",
      "statement: COMMENT ON T",
    ]);
  });

  it("and a broken ALTER TABLE is one error, whatever its lines begin with", () => {
    expect(kindsAndStarts("ALTER TABLE a\nDROP COLUMN b,\nALTER COLUMN c TYP int,\nDROP CONSTRAINT d;")).toEqual([
      "syntax error: ALTER TABLE ",
    ]);
  });

  it("and lines inside a string or a body are no statements", () => {
    expect(kindsAndStarts("CREATE FUNCTON f() AS $$\nCREATE TABLE a (id int)\n$$; SELECT 1")).toEqual([
      "syntax error: CREATE FUNCT",
      "statement: SELECT 1",
    ]);
  });
});

describe("a syntax error says what is likely meant", () => {
  it.each([
    ["CREATE TABLE a (id integer PRIMARY KEY AUTOINCREMENT);", "AUTOINCREMENT is SQLite's"],
    ["CREATE TABLE a (id int AUTO_INCREMENT);", "AUTO_INCREMENT is MySQL's"],
    ["CREATE TABLE `a` (id int);", "backquotes are not PostgreSQL"],
    ["PRAGMA foreign_keys = on;", "PRAGMA is SQLite's"],
    ["CREATE TABLE [dbo] (id int);", "SQL Server"],
    ["CREATE TABLE {{ schema }}.a (id int);", "placeholder of a template"],
    [`CREATE TABLE \${schema}.a (id int);`, "placeholder of a template"],
    ["CREATE TABLE a (\n  id int\n  name text\n);", "a comma may be missing"],
    ["CREATE TABLE a (id int,);", "a comma too many"],
    ["CREATE TABLE a (id int", "a closing parenthesis is missing"],
    ["SELECT 'open", "a quotation mark is missing"],
    ["CREATE FUNCTION f() RETURNS void AS $$ BEGIN", "its tag is missing"],
    ["SELECT 1 /* open", "*/ is missing"],
  ])("%s", (text, hint) => {
    expect(read(text)[0]).toMatchObject({ kind: "syntax error", hint: expect.stringContaining(hint) });
  });

  it("and says nothing where nothing is likely", () => {
    expect(read("CREATE TABEL a (id int);")[0]).toMatchObject({ kind: "syntax error", hint: null });
  });
});

it("a file too long for one go is read in batches as the same statements, each at its place", () => {
  const line = "INSERT INTO ä VALUES (1, 'x; y', $$;$$); /* ; */\n";
  const text = `${line.repeat(30_000)}CREATE TABEL x;\nSELECT 2;`;
  const statements = read(text);
  expect(statements).toHaveLength(30_002);
  for (const [index, { range, kind }] of statements.slice(0, 30_000).entries()) {
    if (kind !== "statement" || range.start !== index * line.length)
      expect.fail(`statement ${index} is at ${range.start}`);
  }
  expect(statements.slice(-2).map((each) => each.kind)).toEqual(["syntax error", "statement"]);
});
