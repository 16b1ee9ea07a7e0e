import { paths } from "@/lib/domain/paths";
import { importFiles } from "@/lib/server/imports/import-files";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { cookieOf, send } from "../support/send";
import { expect, test } from "../support/test";
import { open } from "../support/visit";

const names = [
  ".",
  "..",
  "...",
  "~",
  "~.",
  "a/b",
  "../../secret",
  "a%2Fb",
  "%2e%2e",
  "%",
  "%00",
  "a\\b",
  "?q=1",
  "#top",
  " ",
  "a  b",
  "名前",
  "😀".repeat(15),
  "__proto__",
  "constructor",
  "(..)orders",
  "[table]",
  "x.rsc",
  "<img src=x onerror=alert(1)>",
  "'; DROP TABLE users; --",
  "line\nbreak",
  "\u202Etxt.exe",
];
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

test("a table of any name has a page that its links lead to, in every part of its address", async ({ as }) => {
  const project = await createProjectWith();
  const { slug, people, viewers } = project;
  const tables = names.map((name) => `CREATE TABLE public.${quoted(name)} (id int primary key);`);
  const schemas = [".", "..", "a/b", "~"].flatMap((name) => [
    `CREATE SCHEMA ${quoted(name)};`,
    `CREATE TABLE ${quoted(name)}.${quoted(name)} (id int primary key);`,
  ]);
  const bytes = Buffer.from([...tables, ...schemas].join("\n"));
  await importFiles(viewers.editor, { slug, files: [{ path: "20250101000000_names.sql", bytes }] });
  const cookie = await cookieOf(people.viewer);
  const all = [...names.map((name) => ["public", name]), ...[".", "..", "a/b", "~"].map((name) => [name, name])];
  for (const [schema = "", name = ""] of all) {
    const api = await send(paths.api.table(slug, schema, name), { headers: cookie });
    expect.soft(JSON.parse(api.text), `API of ${name}`).toMatchObject({ table: { name, schema } });
    const page = await send(paths.table(slug, schema, name), { headers: cookie });
    expect.soft(page.status, `page of ${name}`).toBe(200);
  }

  const page = await as(people.viewer);
  for (const name of [".", "..", "a/b", "%00", "?q=1", "~."]) {
    await open(page, paths.tables(slug));
    const link = page.getByRole("link", { name, exact: true }).first();
    await expect(link).toHaveAttribute("href", paths.table(slug, "public", name));
    await link.click();
    await expect(page).toHaveTitle(`${name} · ${project.name} · Strata`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  }
});
