import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_CODE_FILE_BYTES } from "../model/limits";
import { readBeside } from "./testing/read-beside";

const sample = readFileSync(new URL("../../examples/aios/src/db/schema.ts", import.meta.url), "utf8");
const core = 'import { pgTable, text } from "drizzle-orm/pg-core";\n';
const sql = "CREATE TABLE users (id text, email text);";

const nested: readonly (readonly [string, (times: number) => string])[] = [
  ["parentheses", (n) => `const a = ${"(".repeat(n)}1${")".repeat(n)}`],
  ["lists", (n) => `const a = ${"[".repeat(n)}${"]".repeat(n)}`],
  ["generic types", (n) => `type A = ${"A<".repeat(n)}B${">".repeat(n)}`],
  ["generic types with commas", (n) => `type A = ${"A<B, ".repeat(n)}C${">".repeat(n)}`],
  ["templates", (n) => `const a = ${"`${".repeat(n)}1${"}`".repeat(n)}`],
  ["functions", (n) => `${"function f(){".repeat(n)}${"}".repeat(n)}`],
  ["conditions", (n) => `const a = ${"a ? b : ".repeat(n)}c`],
  ["conditions after strings", (n) => `const a = ${'a ? ";" : '.repeat(n)}c`],
  ["conditions after regular expressions", (n) => `const a = ${"/`;/ ? b : ".repeat(n)}c`],
  ["arrows", (n) => `const a = ${"a => ".repeat(n)}1`],
  ["else", (n) => `${"if (a) {} else ".repeat(n)}{}`],
  ["labels", (n) => `${"a: ".repeat(n)};`],
  ["assignments", (n) => `${"a = ".repeat(n)}1`],
  ["signs", (n) => `const a = ${"!".repeat(n)}1`],
  ["powers", (n) => `const a = ${"2 ** ".repeat(n)}1`],
  ["types of types", (n) => `type A = ${"keyof ".repeat(n)}B`],
  ["conditional types", (n) => `type A = ${"A extends B ? C : ".repeat(n)}D`],
];

test.each(nested)("thousands of nested %s end in a message, not in the process", async (_, make) => {
  const { diagnostics } = await readBeside(sql, `${core}${make(20_000)}`);
  expect(diagnostics).toMatchObject([{ path: "schema.ts", code: "SYNTAX_ERROR" }]);
});

test.each(nested)("a few nested %s are read", async (_, make) => {
  const table = 'export const users = pgTable("users", { id: text(), email: text() });';
  const { places } = await readBeside(sql, `${core}${table}\n${make(20)}`);
  expect(places.users).toBe("schema.ts:2");
});

test("code that never ends, or imports itself, ends", async () => {
  const { places } = await readBeside(sql, {
    "a.ts": `${core}import { b } from "./b"; export * from "./b";
export const a = b; const f = (n) => [...f(n), ...f(n), ...f(n)]; const x = f(1);
const g = (n) => ({ ...g2(n), ...g2(n) }); const g2 = (n) => ({ ...g(n), ...g(n) });
export const users = pgTable("users", { id: text(), email: text(), ...g(x) });`,
    "b.ts": `export * from "./a"; import { a } from "./a"; export const b = a;`,
  });
  expect(places["users.email"]).toBe("a.ts:5");
});

test("a file that is too large or no text is left out with a message", async () => {
  const { diagnostics } = await readBeside(sql, {
    "large.ts": " ".repeat(MAX_CODE_FILE_BYTES + 1),
    "bytes.ts": "\0\0",
    "schema.ts": `${core}export const users = pgTable("users", {`,
  });
  expect(diagnostics.map(({ path, code, line }) => [path, code, line])).toEqual([
    ["bytes.ts", "NOT_TEXT", null],
    ["large.ts", "FILE_TOO_LARGE", null],
    ["schema.ts", "SYNTAX_ERROR", 2],
  ]);
});

test("schemas cut off or with characters changed anywhere are read without throwing", async () => {
  const prisma = `datasource db { provider = "postgresql" }\nmodel users {\n  id Int @id @default(dbgenerated("x(1, [2])"))\n  @@index([id(sort: Desc), id], map: "a")\n}\n`;
  const at = fc.integer({ min: 0, max: sample.length });
  await fc.assert(
    fc.asyncProperty(
      at,
      at,
      fc.constantFrom("", "{", ")", "`", "'", "...", "(", "@", "]", "/*", "\n"),
      async (a, b, put) => {
        const mangle = (text: string) => text.slice(0, a % text.length) + put + text.slice(b % text.length);
        const reading = await readBeside(sql, { "schema.ts": mangle(sample), "schema.prisma": mangle(prisma) });
        expect(reading.references.every((each) => each.line > 0 && each.endLine >= each.line)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
