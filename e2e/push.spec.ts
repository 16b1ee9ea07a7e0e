import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { createToken } from "@/lib/server/tokens/create-token";
import { fixture } from "./support/fixtures";
import { address } from "./support/server";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

async function push(folder: string, slug: string, token: string, ...options: readonly string[]) {
  const args = ["cli/bin.mjs", "push", folder, "--project", slug, "--url", address, ...options];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, STRATA_TOKEN: token },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, error, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out, error, status };
}

test("strata push imports a folder, knows it again, and refuses an edited past", async ({ as }, testInfo) => {
  const { slug, viewers, people } = await createProjectWith();
  const { secret } = await createToken(viewers.editor, { name: "CI", scopes: ["import"], project: slug, days: 30 });
  const folder = testInfo.outputPath("bakery");
  await cp(fixture("bakery"), folder, { recursive: true });

  const first = await push(folder, slug, secret, "--json");
  expect(first.status, first.error).toBe(0);
  expect(JSON.parse(first.out).outcome).toMatchObject({
    migrationsAdded: 3,
    head: "20250402110000",
    isUnchanged: false,
  });

  const again = await push(folder, slug, secret);
  expect(again.status, again.error).toBe(0);
  expect(again.out).toContain("Nothing changed");

  const file = path.join(folder, "supabase/migrations/20250314093000_order_lines.sql");
  await writeFile(file, (await readFile(file, "utf8")).replace("quantity smallint", "quantity integer"));
  const edited = await push(folder, slug, secret);
  expect(edited.status, edited.out).toBe(3);
  expect(edited.error).toContain("20250314093000_order_lines.sql");
  expect(edited.error).toContain("--accept-history");

  const accepted = await push(folder, slug, secret, "--accept-history", "--json");
  expect(accepted.status, accepted.error).toBe(0);
  expect(JSON.parse(accepted.out).outcome).toMatchObject({ migrationsEdited: 1 });

  const page = await as(people.viewer);
  await open(page, `/p/${slug}/tables/public/order_lines`);
  await expect(page.getByRole("row", { name: /quantity/ })).toContainText("integer");

  const wrong = await push(folder, slug, `${secret}x`);
  expect(wrong.status).toBe(3);
  expect(wrong.error).toContain("/account/tokens");
});
