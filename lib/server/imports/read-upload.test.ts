import { expect, test } from "vitest";
import type { AppError } from "@/lib/domain/errors";
import { readUpload } from "./read-upload";
import { makeZip } from "./testing/make-zip";

type Part = { readonly path: string; readonly content: string | Buffer<ArrayBuffer> };

function requestOf(parts: readonly Part[], fields: Readonly<Record<string, string>> = {}): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { path, content } of parts) form.append("files", new Blob([content]), path);
  return new Request("http://localhost/", { method: "POST", body: form });
}

async function refusalOf(request: Request): Promise<string> {
  const error: AppError = await readUpload(request).then(
    () => expect.fail("the upload was taken"),
    (thrown) => thrown,
  );
  expect(error.name).toBe("AppError");
  return `${error.code}: ${error.message}`;
}

test("files keep their relative paths, and what cannot matter is counted", async () => {
  const parts = [
    { path: "supabase/migrations/20240101000000_init.sql", content: "CREATE TABLE a (id int);" },
    { path: "supabase/migrations/notes ä.md", content: "notes" },
  ];
  const upload = await readUpload(requestOf(parts, { layout: "supabase" }));
  expect(upload.files.map((file) => file.path)).toEqual([parts[0]?.path]);
  expect(upload.leftOut).toBe(1);
  expect(upload.fields).toEqual({ layout: "supabase", dialect: "auto", wholeHistory: false, runDynamic: false });
});

test("one .zip stands for what is in it", async () => {
  const content = makeZip([{ path: "0001_a.sql", content: "SELECT 1;" }]);
  const upload = await readUpload(requestOf([{ path: "set.zip", content }]));
  expect(upload.files.map((file) => file.path)).toEqual(["0001_a.sql"]);
  const both = [
    { path: "set.zip", content },
    { path: "0002_b.sql", content: "SELECT 2;" },
  ];
  expect(await refusalOf(requestOf(both))).toContain("Give either one .zip or the files themselves");
});

test("a file that is too large is refused by name, and the rest of the upload is still read", async () => {
  const parts = [
    { path: "a/big.sql", content: Buffer.alloc(50 * 1024 * 1024, " ") },
    { path: "a/small.sql", content: "SELECT 1;" },
  ];
  expect(await refusalOf(requestOf(parts))).toBe(
    "too_large: “a/big.sql” is larger than 20 MB. Split it, or leave the data in it out: only the schema is read.",
  );
});

test("more than 100 MB or 20,000 files are refused where they go over", async () => {
  const large = Buffer.alloc(18 * 1024 * 1024, " ");
  const parts = Array.from({ length: 6 }, (_, n) => ({ path: `${n}.sql`, content: large }));
  expect(await refusalOf(requestOf(parts))).toContain("With “5.sql” the import has more than 100 MB");
  const archive = [{ path: "set.zip", content: Buffer.alloc(101 * 1024 * 1024) }];
  expect(await refusalOf(requestOf(archive))).toContain("With “set.zip” the import has more than 100 MB");
  const many = Array.from({ length: 20_001 }, (_, n) => ({ path: `${n}.sql`, content: "" }));
  expect(await refusalOf(requestOf(many))).toContain("With “20000.sql” the import has more than 20,000 files");
});

test("paths that leave the folder, are too deep, or come twice are refused by name", async () => {
  const refused = (path: string) => refusalOf(requestOf([{ path, content: "SELECT 1;" }]));
  expect(await refused("../evil.sql")).toContain("“../evil.sql” points outside its folder");
  expect(await refused(`${"d/".repeat(21)}x.sql`)).toContain("lies 21 folders deep");
  const twice = { path: "migration.sql", content: "SELECT 1;" };
  expect(await refusalOf(requestOf([twice, twice]))).toContain("“migration.sql” came twice. Give the folder");
});

test("an upload that is none, is empty, breaks off, or asks for an unknown layout is told so", async () => {
  const plain = new Request("http://localhost/", { method: "POST", body: "SELECT 1" });
  expect(await refusalOf(plain)).toContain("Send the files as multipart/form-data");
  expect(await refusalOf(requestOf([]))).toContain("No file came");
  const one = [{ path: "a.sql", content: "SELECT 1;" }];
  expect(await refusalOf(requestOf(one, { layout: "liquibase" }))).toContain("layout is one of: auto, supabase");
  const whole = requestOf(one);
  const bytes = await whole.clone().bytes();
  const cut = new Request(whole.url, {
    method: "POST",
    body: bytes.subarray(0, bytes.length - 20),
    headers: whole.headers,
  });
  expect(await refusalOf(cut)).toContain("The upload broke off before its end");
});
