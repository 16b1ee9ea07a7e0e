import { expect, test } from "vitest";
import type { AppError } from "@/lib/domain/errors";
import { readZip } from "./read-zip";
import { makeZip, type ZipEntry } from "./testing/make-zip";

const sql = { path: "migrations/0001_init.sql", content: "CREATE TABLE a (id int);" };

async function refusalOf(entries: readonly ZipEntry[] | Buffer): Promise<string> {
  const bytes = Buffer.isBuffer(entries) ? entries : makeZip(entries);
  const error: AppError = await readZip("set.zip", bytes).then(
    () => expect.fail("the archive was taken"),
    (thrown) => thrown,
  );
  expect(error.name).toBe("AppError");
  return `${error.code}: ${error.message}`;
}

test("the files of an archive that can matter are taken, the others counted", async () => {
  const lock = { path: "migrations/migration_lock.toml", content: 'provider = "postgresql"' };
  const others = [
    { path: "README.md", content: "# hello" },
    { path: "__MACOSX/migrations/._0001_init.sql", content: "x" },
  ];
  const { files, leftOut } = await readZip("set.zip", makeZip([sql, lock, ...others]));
  expect(files.map((file) => file.path)).toEqual([sql.path, lock.path]);
  expect(Buffer.from(files[0]?.bytes ?? []).toString()).toBe(sql.content);
  expect(leftOut).toBe(2);
});

test("of code what looks like a schema is taken, by its path in the repository", async () => {
  const zip = makeZip([
    { path: "shop/package.json", content: "{}" },
    { path: "shop/prisma/schema.prisma", content: "model a {}" },
    { path: "shop/src/orders.ts", content: "export const a = 1;" },
    { path: `shop/${sql.path}`, content: sql.content },
  ]);
  const { files, leftOut } = await readZip("set.zip", zip);
  expect(files.map((file) => file.path)).toEqual(["prisma/schema.prisma", `shop/${sql.path}`]);
  expect(leftOut).toBe(2);
});

test("what is not an archive, or cut short, is said to be none", async () => {
  const words = "invalid: “set.zip” is not a zip archive, or it is damaged. Pack the folder again.";
  expect(await refusalOf(Buffer.from("CREATE TABLE a (id int);"))).toBe(words);
  expect(await refusalOf(makeZip([sql]).subarray(0, 60))).toBe(words);
});

test.each([
  ["../evil.sql", "points outside its folder"],
  ["a/../../evil.sql", "points outside its folder"],
  ["/etc/evil.sql", "is an absolute path"],
  ["C:/evil.sql", "is an absolute path"],
  ["a\\evil.sql", "has a backslash in its path"],
  ["a/evil\0.sql", "has a control character in its name"],
  [`${"d/".repeat(21)}deep.sql`, "lies 21 folders deep; at most 20 are read"],
  [`${"n".repeat(260)}.sql`, "has a name longer than 255 bytes"],
])("a path that is not plain is refused by name: %j", async (path, words) => {
  expect(await refusalOf([sql, { path, content: "SELECT 1;" }])).toContain(words);
});

test("a folder of the archive may lie 20 deep", async () => {
  const path = `${"d/".repeat(20)}deep.sql`;
  const { files } = await readZip("set.zip", makeZip([{ path, content: "SELECT 1;" }]));
  expect(files.map((file) => file.path)).toEqual([path]);
});

test("links, devices and encrypted files are refused by name", async () => {
  expect(await refusalOf([{ ...sql, type: 0o120000 }])).toContain("“migrations/0001_init.sql” is a symbolic link");
  expect(await refusalOf([{ ...sql, type: 0o060000 }])).toContain("“migrations/0001_init.sql” is not an ordinary file");
  expect(await refusalOf([{ ...sql, isEncrypted: true }])).toContain("“migrations/0001_init.sql” is encrypted");
});

test("two names that a file system would take for one are refused", async () => {
  expect(await refusalOf([sql, { ...sql, path: "migrations/0001_INIT.sql" }])).toContain("differ only in case");
  expect(await refusalOf([sql, sql])).toContain("came twice");
});

test("an archive that contradicts itself is refused", async () => {
  const words = "The archive contradicts itself about “migrations/0001_init.sql”";
  expect(await refusalOf([{ ...sql, localPath: "migrations/0009_evil.sql" }])).toContain(words);
  expect(await refusalOf([{ ...sql, declaredSize: 3 }])).toContain(words);
  expect(await refusalOf([{ ...sql, crc: 1 }])).toContain(words);
});

test("what unpacks to more than the limits is refused while it is unpacked", async () => {
  const big = { path: "big.sql", content: Buffer.alloc(21 * 1024 * 1024, " ") };
  expect(await refusalOf([big])).toContain("too_large: “big.sql” is larger than 20 MB");
  const large = Buffer.alloc(19 * 1024 * 1024, " ");
  const parts = Array.from({ length: 6 }, (_, n) => ({ path: `${n}.sql`, content: large }));
  expect(await refusalOf(parts)).toContain("too_large: With “5.sql” the import has more than 100 MB");
  const many = Array.from({ length: 20_001 }, (_, n) => ({ path: `${n}.sql`, content: "" }));
  expect(await refusalOf(many)).toContain("the import has more than 20,000 files");
});
