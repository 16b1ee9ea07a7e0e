import { checklistInput } from "@/lib/domain/checklist-inputs";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { getDb } from "@/lib/server/db";
import { getReadiness } from "@/lib/server/readiness/get-readiness";
import { askForNoSignature } from "@/lib/server/testing/ask-for-no-signature";
import { tamper } from "@/lib/server/testing/tamper";
import { scan } from "./support/accessibility";
import { createBakery } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

const item = { id: "looked", text: "Two people looked.", priority: "P0", owner: null };
const template = {
  title: "Opening day",
  sections: [
    { id: "people", title: "People", each: "project", items: [{ ...item, check: { kind: "person", lapses: false } }] },
  ],
};

test("a blocker is waived by asking and by another's approval, and is open again when that has ended", async ({
  as,
}) => {
  const project = await createBakery();
  const { id: projectId, slug, people, viewers } = project;
  await askForNoSignature(project);
  const { slug: name } = await changeChecklists(viewers.admin, {
    slug,
    ...checklistInput.parse({ kind: "attach", template }),
  });
  const checklist = `/p/${slug}/checklists/${name}`;
  const isReady = async () => (await getReadiness(viewers.viewer, slug, {})).isReady;
  const [asking, deciding] = await Promise.all([as(people.reviewer), as(people.admin)]);
  const row = asking.getByRole("listitem").filter({ hasText: "Two people looked." });

  await test.step("somebody asks, by keyboard, with a reason and a day, and cannot approve it", async () => {
    await open(asking, checklist);
    await expect(async () => {
      await asking.keyboard.press("j");
      await asking.keyboard.press("w");
      await expect(asking.getByLabel("Why it need not hold for a while")).toBeFocused({ timeout: 2_000 });
    }).toPass();
    await asking.keyboard.type("The second one is on holiday.");
    await asking.getByLabel("Until").fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    await scan(asking);
    await asking.getByRole("button", { name: "Ask for it" }).press("Enter");
    await expect(row).toContainText("waits for somebody else to decide");
    await expect(row).toContainText("Blocks");
    await row.getByRole("link", { name: /^A waiver is asked for/ }).click();
    await expect(asking.getByRole("button", { name: "Revoke" })).toBeVisible();
    await expect(asking.getByRole("button", { name: "Approve" })).toHaveCount(0);
    expect(await isReady()).toBe(false);
  });

  await test.step("another approves, and neither checklist nor gate counts it", async () => {
    await open(deciding, `/p/${slug}/waivers`);
    await expect(deciding.getByRole("listitem").filter({ hasText: "on holiday" })).toContainText("Asked for");
    await expect(async () => {
      await deciding.keyboard.press("j");
      await deciding.keyboard.press("a");
      await expect(deciding.getByText("In force", { exact: true })).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await scan(deciding);
    await open(asking, checklist);
    await expect(row).toContainText(/Waived.*The second one is on holiday/s);
    await expect(asking.getByRole("region", { name: "Verdict" })).toContainText("1 is waived");
    expect(await isReady()).toBe(true);
  });

  await test.step("its end comes, and it blocks again by itself", async () => {
    const waiver = await getDb().waiver.findFirstOrThrow({ where: { projectId }, select: { id: true } });
    await tamper("UPDATE waivers SET ends_at = now() - interval '1 second' WHERE id = $1", [waiver.id]);
    await open(asking, checklist);
    await expect(row).toContainText("Blocks");
    expect(await isReady()).toBe(false);
    await open(deciding, `/p/${slug}/waivers`);
    await expect(deciding.getByRole("listitem").filter({ hasText: "on holiday" })).toContainText("Ended");
  });
});
