import type { Page } from "@playwright/test";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { getDb } from "@/lib/server/db";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { createPage } from "@/lib/server/pages/create-page";
import type { TestProject } from "@/lib/server/testing/create-project-with";
import { scan } from "./support/accessibility";
import { createSigner, PASSWORD } from "./support/people";
import { bringLater, createBakery } from "./support/projects";
import { expect, test } from "./support/test";
import { open } from "./support/visit";

/** A project that may go to production once its runbook says something. */
async function layRunbook({ id, slug, viewers }: TestProject) {
  const check = { kind: "page" as const, page: "runbook" };
  const item = { id: "runbook", text: "The runbook is written.", priority: "P0" as const, owner: null, check };
  const template = {
    title: "Before production",
    sections: [{ id: "all", title: "All", each: "project" as const, items: [item] }],
  };
  await changeChecklists(viewers.admin, { slug, kind: "attach", template });
  await createPage(viewers.editor, { slug, title: "Runbook" });
  const page = await getDb().page.findFirstOrThrow({ where: { projectId: id, slug: "runbook" } });
  return (text: string) => saveDoc(viewers.editor, { slug, pageId: page.id, field: "body", base: 0, text });
}

async function reviewerOf({ id }: TestProject, name: string) {
  const person = await createSigner({ name });
  await getDb().member.create({ data: { projectId: id, userId: person.id, role: "reviewer" } });
  return person;
}

test("a blocker is found and ended, two persons sign, a migration dismisses both, and they sign again", async ({
  as,
  guard,
}) => {
  const project = await createBakery();
  const release = `/p/${project.slug}/release`;
  const write = await layRunbook(project);
  const people = [await reviewerOf(project, "Mira Signer"), await reviewerOf(project, "Noor Signer")] as const;
  const [mira, noor] = (await Promise.all(people.map((person) => as(person)))) as [Page, Page];
  const signatures = (page: Page) => page.getByRole("region", { name: "Signatures" });
  const verdict = (page: Page) => page.getByRole("region", { name: "Verdict" });

  await test.step("nothing is signed before the blocker is ended", async () => {
    await open(mira, release);
    await expect(verdict(mira)).toContainText("Not ready for production1 blocker is open.");
    await mira.getByRole("link", { name: "Sign or withdraw" }).click();
    await expect(mira.getByText("1 blocker is open. Nothing is signed")).toBeVisible();
    await mira.getByRole("link", { name: "see them on the release page" }).click();
    await mira.getByRole("link", { name: "The runbook is written." }).click();
    await expect(mira.getByRole("heading", { level: 1, name: "Runbook" })).toBeVisible();
    await write("Who to call, and what to look at first.");
  });

  async function sign(page: Page, meaning = "Approved for production") {
    await open(page, `${release}/sign`);
    await expect(page.getByRole("region", { name: "What you sign" })).toContainText("1 of 1 items hold");
    await page.getByLabel("What it means").fill(meaning);
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/release#signatures$/u);
    await expect(signatures(page).getByRole("listitem").filter({ hasText: meaning }).first()).toContainText("Signed");
  }

  await test.step("one person signs, with their password and no other; another one too", async () => {
    await open(mira, `${release}/sign`);
    await scan(mira);
    guard.allow(/status of 400.*signatures/u);
    await mira.getByLabel("Your password").fill("not this one");
    await mira.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(mira.getByText("This is not your password.")).toBeVisible();
    await sign(mira);
    await expect(verdict(mira)).toContainText("One signature by a reviewer is missing.");
    await sign(noor, "Ready for the first shop");
    await expect(verdict(noor)).toContainText("Ready for production");
  });

  await test.step("a migration dismisses both, by name", async () => {
    await bringLater(project);
    await open(mira, release);
    await expect(verdict(mira)).toContainText("Two signatures by reviewers are missing.");
    const dismissed = signatures(mira).getByRole("listitem").filter({ hasText: "Dismissed by" });
    await expect(dismissed).toHaveCount(2);
    await dismissed.first().getByRole("link").click();
    await expect(mira).toHaveURL(/\/migrations\//u);
  });

  await test.step("signed again, it is ready; a signature that is taken back is missing, and stays to be read", async () => {
    await sign(noor);
    await open(mira, `${release}/sign`);
    await expect(mira.getByRole("region", { name: "Since the last signature" })).toContainText("Nothing of it was");
    await sign(mira);
    await expect(verdict(mira)).toContainText("Ready for production");
    await open(mira, `${release}/sign`);
    await mira.getByLabel("Why you take it back").fill("The wrong project.");
    await mira.getByRole("button", { name: "Withdraw the signature" }).click();
    await expect(mira.getByRole("region", { name: "Withdraw" })).toHaveCount(0);
    await open(mira, release);
    await expect(verdict(mira)).toContainText("One signature by a reviewer is missing.");
    await expect(signatures(mira)).toContainText("Withdrawn by Mira Signer");
    await scan(mira);
  });
});
