import { beforeAll, describe, expect, it } from "vitest";
import { loadGrammar, parseStatements } from "./parse-statements";

beforeAll(loadGrammar);

function slices(text: string): readonly string[] {
  return [...parseStatements(text, { start: 0, end: text.length })].map(({ kind, range }) => {
    return `${kind}: ${text.slice(range.start, range.end)}`;
  });
}

describe("the statements of a file", () => {
  it("are cut without the comments and white space before them", () => {
    const text = "-- first\n/* a /* nested */ one */ SELECT 1;\n\n  SELECT 2 -- last\n";
    expect(slices(text)).toEqual(["statement: SELECT 1", "statement: SELECT 2 -- last"]);
  });

  it("are cut at the right place behind characters of several bytes", () => {
    const text = "SELECT 'äö€😀'; CREATE TABLE ü (id int); SELECT '😀'";
    expect(slices(text)).toEqual([
      "statement: SELECT 'äö€😀'",
      "statement: CREATE TABLE ü (id int)",
      "statement: SELECT '😀'",
    ]);
  });

  it("are none in a file that is empty or only comments", () => {
    expect(slices("")).toEqual([]);
    expect(slices("\r\n-- nothing\r\n/* to do */;;")).toEqual([]);
  });

  it("are still read around one that has a syntax error, which is placed to the character", () => {
    const text = "SELECT 1;\nCREATE TABEL '😀' x;\nSELECT ';', $$;$$, E'\\';';\nSELECT 3";
    const statements = [...parseStatements(text, { start: 0, end: text.length })];
    expect(statements.map((each) => each.kind)).toEqual(["statement", "syntax error", "statement", "statement"]);
    const [, broken] = statements;
    expect(broken?.kind === "syntax error" && text.slice(broken.at, broken.at + 5)).toBe("TABEL");
  });

  it("end at Drizzle's breakpoints, with a semicolon or without", () => {
    const text = "INSERT INTO a SELECT 1\n\n--> statement-breakpoint\nDROP TABLE b;--> statement-breakpoint\nSELECT 2";
    expect(slices(text)).toEqual([
      "statement: INSERT INTO a SELECT 1",
      "statement: DROP TABLE b",
      "statement: SELECT 2",
    ]);
  });

  it("that are broken take no longer each the more there are", () => {
    const secondsFor = (count: number) => {
      const begun = process.cpuUsage();
      expect(slices("CREATE TABEL t;\n".repeat(count))).toHaveLength(count);
      return process.cpuUsage(begun).user / 1_000_000;
    };
    secondsFor(500);
    expect(secondsFor(16_000)).toBeLessThan(24 * secondsFor(2_000));
  });

  it("are still read behind a command of psql, and in front of a string that never ends", () => {
    const text = "\\connect other\nSELECT 1;\nSELECT 'open;\nSELECT 2;";
    expect(slices(text)).toEqual([
      "terminal command: \\connect other",
      "statement: SELECT 1",
      "syntax error: SELECT 'open;\nSELECT 2;",
    ]);
  });

  it("end at a command of psql that sends them", () => {
    expect(slices("SELECT 1 AS one \\gset\nSELECT :one;\nSELECT E'\\n' \\\\ 2;")).toEqual([
      "statement: SELECT 1 AS one",
      "terminal command: \\gset",
      "syntax error: SELECT :one",
      "syntax error: SELECT E'\\n' \\\\ 2",
    ]);
  });

  it("are read around the data of COPY, whatever they look like", () => {
    const data = "1\tit's; DROP TABLE t;\n2\t$$ /* \\N\n\\.\r\n";
    const text = `-- data\nCOPY public.t (id, "from stdin") FROM stdin WITH (FORMAT text);\n${data}\nSELECT 1;`;
    expect(slices(text)).toEqual([
      'statement: COPY public.t (id, "from stdin") FROM stdin WITH (FORMAT text)',
      "statement: SELECT 1",
    ]);
  });

  it("are read behind a COPY without data, and said where its data never end", () => {
    expect(slices("COPY t FROM stdin;\n\\.\nSELECT 1;")).toEqual([
      "statement: COPY t FROM stdin",
      "statement: SELECT 1",
    ]);
    expect(slices("COPY t FROM stdin;\n1\ta\n").map((each) => each.split(":")[0])).toEqual([
      "statement",
      "syntax error",
    ]);
  });

  it("are not ended by a comment that never ends", () => {
    expect(slices("SELECT 1; /* open SELECT 2;")).toEqual(["statement: SELECT 1", "syntax error: /* open SELECT 2;"]);
  });

  it("are read behind one with a parenthesis left open, and a rule keeps its semicolons", () => {
    const rule = "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)";
    expect(slices(`CREATE TABLE t (id int; ${rule}; SELECT 3;`)).toEqual([
      "syntax error: CREATE TABLE t (id int",
      `statement: ${rule}`,
      "statement: SELECT 3",
    ]);
  });

  it("keep a body of BEGIN ATOMIC in one piece beside an error", () => {
    const body = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END";
    expect(slices(`NOT SQL; ${body}; SELECT 1`)).toEqual([
      "syntax error: NOT SQL",
      `statement: ${body}`,
      "statement: SELECT 1",
    ]);
  });

  it("are read around a string as long as a file may be, beside an error", () => {
    const long = `SELECT 'it''s ${"a".repeat(10_000_000)}'`;
    const read = slices(`NOT SQL; ${long}; SELECT 1`);
    expect(read.map(({ length }) => length)).toEqual([21, "statement: ".length + long.length, 19]);
  });

  it("are only those of the range asked for, with offsets into the whole text", () => {
    const text = "SELECT 0; SELECT 1; SELECT 2;";
    const [only, ...others] = parseStatements(text, { start: 9, end: 19 });
    expect(others).toEqual([]);
    expect(only && text.slice(only.range.start, only.range.end)).toBe("SELECT 1");
  });
});
