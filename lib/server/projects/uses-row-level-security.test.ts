import { expect, it } from "vitest";
import { importFiles } from "../imports/import-files";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { usesRowLevelSecurity } from "./uses-row-level-security";

withTestDatabase();

const fileOf = (name: string, sql: string) => ({ path: name, bytes: new TextEncoder().encode(sql) });

it("a schema relies on row level security from the first table that has it on", async () => {
  const { slug, viewers } = await createProjectWith();
  const options = { slug, layout: "plain", dialect: "postgres" } as const;
  await importFiles(viewers.editor, { ...options, files: [fileOf("1.sql", "create table a (id int);")] });
  expect(await usesRowLevelSecurity(viewers.viewer, slug)).toBe(false);
  const more = fileOf("2.sql", "create table b (id int); alter table b enable row level security;");
  await importFiles(viewers.editor, { ...options, files: [more] });
  expect(await usesRowLevelSecurity(viewers.viewer, slug)).toBe(true);
});

it("strangers are told nothing of a project", async () => {
  const { slug, viewers } = await createProjectWith();
  await expect(usesRowLevelSecurity(viewers.stranger, slug)).rejects.toMatchObject({ code: "not_found" });
});
