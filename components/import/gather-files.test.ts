import { expect, test } from "vitest";
import { gatherChosen, sift } from "./gather-files";

function file(path: string, size = 1): { path: string; file: File } {
  const made = new File([], path.split("/").at(-1) ?? path);
  Object.defineProperty(made, "size", { value: size });
  return { path, file: made };
}

test("only what can matter is sent", async () => {
  const given = [
    file("db/migrations/0001_a.sql"),
    file("db/migrations/meta/_journal.json"),
    file("README.md"),
    file("a.zip"),
  ];
  const { files, leftOut, problem } = await sift(given);
  expect(files.map((each) => each.path)).toEqual(["db/migrations/0001_a.sql", "db/migrations/meta/_journal.json"]);
  expect(leftOut).toBe(2);
  expect(problem).toBeNull();
});

test("an archive by itself is sent as it is", async () => {
  expect(await sift([file("set.zip", 1000)])).toMatchObject({
    leftOut: 0,
    problem: null,
    files: [{ path: "set.zip" }],
  });
  expect((await sift([file("set.zip", 101 * 1024 * 1024)])).problem).toContain("more than 100 MB");
});

test("what the server would refuse is said before anything is sent", async () => {
  expect((await gatherChosen([])).problem).toBe("The folder is empty. Give the folder that holds the migrations.");
  expect((await sift([file("a.md"), file("b.md")])).problem).toContain("There is no .sql file among the 2 files.");
  expect((await sift([file("big.sql", 50 * 1024 * 1024)])).problem).toContain("“big.sql” is larger than 20 MB");
  expect((await sift([file(`${"d/".repeat(21)}a.sql`)])).problem).toContain("21 folders deep");
  const many = Array.from({ length: 20_001 }, (_, n) => file(`${n}.sql`));
  expect((await sift(many)).problem).toContain("more than 20,000 files");
});

test("of code only what looks like a schema is sent", async () => {
  const code = (path: string, text: string) => ({ path, file: new File([text], path.split("/").at(-1) ?? path) });
  const { files, leftOut } = await sift([
    code("drizzle/0000_init.sql", "select 1"),
    code("src/db/schema.ts", 'import { pgTable } from "drizzle-orm/pg-core";'),
    code("src/db/index.ts", 'export * from "./schema";'),
    code("src/posts/list.ts", 'import { eq } from "drizzle-orm";\nexport * from "./post";'),
    code("src/db/schema.test.ts", 'import { pgTable } from "drizzle-orm/pg-core";'),
    code("prisma/schema.prisma", ""),
    code("drizzle.config.ts", 'import { defineConfig } from "drizzle-kit";'),
  ]);
  expect(files.map((each) => each.path)).toEqual([
    "drizzle/0000_init.sql",
    "src/db/schema.ts",
    "src/db/index.ts",
    "prisma/schema.prisma",
    "drizzle.config.ts",
  ]);
  expect(leftOut).toBe(2);
});
