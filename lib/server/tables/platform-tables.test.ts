import { expect, test } from "vitest";
import { importFiles } from "../imports/import-files";
import { getOverview } from "../overview/get-overview";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { findTables } from "./find-tables";

withTestDatabase();

const sql = `
create table public.profiles (id uuid primary key references auth.users (id));
create function public.welcome() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger on_auth_user_created after insert on auth.users for each row execute function public.welcome();
`;

test("a table of the platform is shown for what hangs on it, and counts as nobody's work", async () => {
  const { viewers, slug } = await createProjectWith();
  const files = [{ path: "20260101000000_start.sql", bytes: new TextEncoder().encode(sql) }];
  const { totals } = await importFiles(viewers.editor, { slug, files, layout: "supabase" });

  const { rows } = await findTables(viewers.viewer, { slug });
  const { project, tables, statuses } = await getOverview(viewers.viewer, slug);

  const [users] = rows.filter((row) => row.name === "users");
  expect(users).toMatchObject({ schema: "auth", isExternal: true, rls: "not applicable" });
  expect(users?.coverage.required).toBe(1); // the trigger's rationale, not the table's purpose
  expect(rows.find((row) => row.name === "profiles")?.isExternal).toBe(false);
  expect([totals.tables, project.tables, tables, statuses.not_started]).toEqual([1, 1, 1, 1]);
});
