import { expect, test } from "vitest";
import { MAX_CODE_FILE_BYTES as engineLimit } from "@/migrations-import/index";
import { looksLikeSchema, MAX_CODE_FILE_BYTES, mayBeCode, repositoryPrefix } from "./code-files";
import { addressOfLine } from "./code-view";

test("the limit on code is the engine's", () => {
  expect(MAX_CODE_FILE_BYTES).toBe(engineLimit);
});

test("code is told from tests, declarations, migrations and other people's files by its path", () => {
  for (const path of ["schema.prisma", "src/db/schema.ts", "a/b.mts", "db/tables.js"])
    expect(mayBeCode(path)).toBe(true);
  for (const path of ["a.tsx", "a.test.ts", "a.d.ts", "node_modules/x/a.ts", "dist/a.js", "a.sql", "20240101_init.ts"])
    expect(mayBeCode(path), path).toBe(false);
});

test("a schema is told by its builders or configuration, and by what holds schemas together", () => {
  const looks = (path: string, text: string) => looksLikeSchema(path, text);
  expect(looks("a.ts", 'import { text } from "drizzle-orm/pg-core"')).toBe(true);
  expect(looks("drizzle.config.ts", 'import { defineConfig } from "drizzle-kit"')).toBe(true);
  expect(looks("tables.ts", "export const t = sqliteTable('t', {})")).toBe(true);
  expect(looks("src/db/index.ts", 'export * from "./users";')).toBe(true);
  expect(looks("src/ui/index.ts", 'export * from "./button";')).toBe(false);
  expect(looks("src/posts.ts", 'import { eq } from "drizzle-orm"')).toBe(false);
});

test("looking for telltales comes to an end, whatever the text", () => {
  for (const part of ["\n", "export {", "export * ", "pgTable ", " "]) {
    expect(looksLikeSchema("db/index.ts", part.repeat(MAX_CODE_FILE_BYTES / part.length))).toBeTypeOf("boolean");
  }
});

test("the address of a line is made of the project's template, and only leads to the web", () => {
  const place = { path: "src/a b.ts", line: 4, endLine: 5 };
  expect(addressOfLine("https://x.dev/{path}#L{line}", place)).toBe("https://x.dev/src/a%20b.ts#L4");
  expect(addressOfLine("javascript:alert('{path}')", place)).toBeNull();
  expect(addressOfLine("", place)).toBeNull();
});

test("the folder a repository was given by is no part of its paths", () => {
  expect(repositoryPrefix(["shop/package.json", "shop/src/db/schema.ts"])).toBe("shop/");
  expect(repositoryPrefix(["package.json", "src/db/schema.ts"])).toBe("");
  expect(repositoryPrefix(["src/db/schema.ts", "src/db/migrations/0001.sql"])).toBe("");
  expect(repositoryPrefix([])).toBe("");
});
