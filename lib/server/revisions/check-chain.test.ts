import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { type ChainedRevision, closeChain, emptyChain, followChain } from "@/lib/domain/revision-chain";
import { saveDoc } from "../docs/save-doc";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { tamper } from "../testing/tamper";
import { withTestDatabase } from "../testing/with-test-database";
import { checkChain } from "./check-chain";
import { listChain } from "./list-chain";

withTestDatabase();

let project: TestProject;
let ground: Ground;
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  await write(0, "Wer sich anmeldet.");
  await write(1, "Wer sich anmeldet: Käufer, 客, 🧁.", "more exact");
  await write(2, "");
  await write(3, "Zeilen\nmit Umbruch");
});

function write(base: number, text: string, reason: string | null = null) {
  const { slug, viewers } = project;
  return saveDoc(viewers.editor, { slug, objectId: ground.id("users"), field: "purpose", base, text, reason });
}

const check = () => checkChain(project.viewers.viewer, project.slug);

describe("the chain of a project's revisions", () => {
  test("holds for what was saved, whatever letters it has, and says up to where", async () => {
    const { end } = await listChain(project.viewers.viewer, { slug: project.slug });
    expect(await check()).toEqual({ isWhole: true, end: { sequence: 4, hash: end.hash }, broken: null });
  });

  test("names the first revision whose text, author or time was changed", async () => {
    for (const change of [
      "text = text || '.'",
      "author_id = gen_random_uuid()",
      "created_at = created_at + '1 microsecond'",
    ]) {
      await tamper(`UPDATE revisions SET ${change} WHERE project_id = $1::uuid AND sequence = 2`, [project.id]);
      expect(await check()).toMatchObject({
        isWhole: false,
        end: { sequence: 1 },
        broken: { sequence: 2, reason: "altered" },
      });
      await beginAnew();
    }
  });

  test("notices a revision taken out of the middle, and one cut off at the end", async () => {
    await tamper("DELETE FROM revisions WHERE project_id = $1::uuid AND sequence = 2", [project.id]);
    expect(await check()).toMatchObject({ broken: { sequence: 2, reason: "missing" } });
    await beginAnew();
    await tamper("DELETE FROM revisions WHERE project_id = $1::uuid AND sequence = 4", [project.id]);
    expect(await check()).toMatchObject({ end: { sequence: 3 }, broken: { sequence: 4, reason: "cut" } });
  });

  test("notices a doc that says something else than its newest revision", async () => {
    await tamper("UPDATE docs SET text = 'Other' WHERE project_id = $1::uuid", [project.id]);
    expect(await check()).toMatchObject({ isWhole: false, broken: { sequence: 4, reason: "differs" } });
  });

  test("can be followed elsewhere from what the API gives, and every changed byte shows", async () => {
    const { projectId, revisions, end } = await listChain(project.viewers.viewer, { slug: project.slug });
    const followed = (changed: readonly ChainedRevision[]) =>
      closeChain(followChain(projectId, emptyChain, changed, sha256), end);
    expect(followed(revisions)).toMatchObject({ isWhole: true, end });
    const swapped = [revisions[1], revisions[0], ...revisions.slice(2)].filter((each) => each !== undefined);
    expect(followed(swapped)).toMatchObject({ broken: { sequence: 1, reason: "missing" } });
    const forged = revisions.map((each) => (each.sequence === 3 ? { ...each, reason: "" } : each));
    expect(followed(forged)).toMatchObject({ broken: { sequence: 3, reason: "altered" } });
    const relinked = revisions.map((each) => (each.sequence === 3 ? { ...each, previousHash: each.hash } : each));
    expect(followed(relinked)).toMatchObject({ broken: { sequence: 3, reason: "unlinked" } });
    expect(followed(revisions.slice(0, 2))).toMatchObject({ broken: { sequence: 3, reason: "cut" } });
  });

  test("is read once for all who ask at a time", async () => {
    const reports = await Promise.all(Array.from({ length: 20 }, check));
    expect(new Set(reports).size).toBeLessThan(20);
    expect(reports.every(({ isWhole }) => isWhole)).toBe(true);
  });

  test("is not for strangers", async () => {
    const { slug, viewers } = project;
    await expect(checkChain(viewers.stranger, slug)).rejects.toMatchObject({ code: "not_found" });
    await expect(listChain(viewers.stranger, { slug })).rejects.toMatchObject({ code: "not_found" });
  });
});

async function beginAnew() {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  for (const base of [0, 1, 2, 3]) await write(base, `Text ${base}`);
}
