import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { paths } from "@/lib/domain/paths";
import { scan } from "./support/accessibility";
import { createBakery, writeDoc } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

test("an auditor checks the audit log, exports it, and verifies the file against the key of the settings", async ({
  as,
}) => {
  const project = await createBakery();
  await writeDoc(project, "orders", "purpose", "What somebody bought at once.");
  const admin = await as(project.people.admin);
  await open(admin, paths.projectSettings(project.slug));
  const section = admin.getByRole("region", { name: "Checkpoints" });
  await section.getByRole("button", { name: "Make a checkpoint now" }).click();
  const key = await section.getByText(/^MCowBQ/u).textContent();
  await expect(section.getByText(/^Signed up to record/u)).toBeVisible();

  const auditor = await as(project.people.viewer);
  await open(auditor, paths.activity(project.slug));
  await expect(auditor.getByText(/^Signed up to record \d+ of \d+/)).toBeVisible();
  await auditor.getByRole("button", { name: "Check the audit log" }).click();
  await expect(auditor.getByRole("status").filter({ hasText: "and 1 revisions hold" })).toBeVisible();
  await scan(auditor);
  const downloading = auditor.waitForEvent("download");
  await auditor.getByRole("link", { name: "Export for an auditor" }).click();
  const file = await (await downloading).path();
  // It ends with another status than 0, which throws, where anything does not fit.
  const { stdout } = await promisify(execFile)(process.execPath, ["cli/bin.mjs", "verify", file, "--key", key ?? ""]);
  expect(stdout).toContain("the export is sealed");
});
