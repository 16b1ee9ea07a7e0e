import { expect, test } from "vitest";
import { gatherChosen, sift } from "./gather-files";

function file(path: string, size = 1): { path: string; file: File } {
  const made = new File([], path.split("/").at(-1) ?? path);
  Object.defineProperty(made, "size", { value: size });
  return { path, file: made };
}

test("only what can matter is sent", () => {
  const given = [
    file("db/migrations/0001_a.sql"),
    file("db/migrations/meta/_journal.json"),
    file("README.md"),
    file("a.zip"),
  ];
  const { files, leftOut, problem } = sift(given);
  expect(files.map((each) => each.path)).toEqual(["db/migrations/0001_a.sql", "db/migrations/meta/_journal.json"]);
  expect(leftOut).toBe(2);
  expect(problem).toBeNull();
});

test("an archive by itself is sent as it is", () => {
  expect(sift([file("set.zip", 1000)])).toMatchObject({ leftOut: 0, problem: null, files: [{ path: "set.zip" }] });
  expect(sift([file("set.zip", 101 * 1024 * 1024)]).problem).toContain("more than 100 MB");
});

test("what the server would refuse is said before anything is sent", () => {
  expect(gatherChosen([]).problem).toBe("The folder is empty. Give the folder that holds the migrations.");
  expect(sift([file("a.md"), file("b.md")]).problem).toContain("There is no .sql file among the 2 files.");
  expect(sift([file("big.sql", 50 * 1024 * 1024)]).problem).toContain("“big.sql” is larger than 20 MB");
  expect(sift([file(`${"d/".repeat(21)}a.sql`)]).problem).toContain("21 folders deep");
  const many = Array.from({ length: 20_001 }, (_, n) => file(`${n}.sql`));
  expect(sift(many).problem).toContain("more than 20,000 files");
});
