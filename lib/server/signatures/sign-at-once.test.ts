import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "../db";
import { applyImport } from "../imports/apply-import";
import { stageImport } from "../imports/stage-import";
import { sourceFiles } from "../imports/testing/source-files";
import { changeMemberRole } from "../members/change-member-role";
import { archiveProject } from "../projects/archive-project";
import { restoreProject } from "../projects/restore-project";
import { heldAtLock } from "../testing/held-at-lock";
import { withTestDatabase } from "../testing/with-test-database";
import {
  look,
  makeRelease,
  prove,
  sign,
  signaturesOf,
  signUnproven,
  type TestRelease,
  withdraw,
  write,
} from "./testing/make-release";

withTestDatabase();

let release: TestRelease;
let signing: () => Promise<unknown>;
beforeEach(async () => {
  release = await makeRelease();
  const { reviewer } = release;
  const { key } = await look(release);
  await prove(reviewer);
  signing = () => signUnproven(release, reviewer, { key });
});

const at = (first: () => Promise<unknown>, second: () => Promise<unknown>) =>
  heldAtLock(release.project.id, [first, second]);
const refused = (code: string, message: RegExp) => {
  const reason = expect.objectContaining({ code, message: expect.stringMatching(message) });
  return { status: "rejected", reason };
};
const done = { status: "fulfilled" };

/** An import that is staged, for whoever applies it. */
async function importing(): Promise<() => Promise<unknown>> {
  const { slug, viewers } = release.project;
  const files = sourceFiles({ "0002.sql": "CREATE TABLE pets (id int PRIMARY KEY);" });
  const { importId } = await stageImport(viewers.editor, { slug, files });
  return () => applyImport(viewers.editor, { slug, importId });
}

describe("what comes while somebody signs", () => {
  it("an import that lands before is told, and nothing is signed", async () => {
    expect(await at(await importing(), signing)).toMatchObject([done, refused("conflict", /newer migration/u)]);
    expect(await signaturesOf(release)).toMatchObject({ present: [], dismissed: [] });
  });

  it("an import that lands after dismisses the signature of what was shown", async () => {
    expect(await at(signing, await importing())).toMatchObject([done, done]);
    expect((await signaturesOf(release)).dismissed).toMatchObject([{ version: "0001" }]);
  });

  it("an edit that lands before is told, and one that lands after dismisses", async () => {
    const edit = (base: number) => () => write(release, `People of ${base}.`, { base });
    expect(await at(edit(1), signing)).toMatchObject([done, refused("conflict", /written/u)]);
    await prove(release.reviewer);
    const { key } = await look(release);
    expect(await at(() => signUnproven(release, release.reviewer, { key }), edit(2))).toMatchObject([done, done]);
    expect((await signaturesOf(release)).dismissed).toHaveLength(1);
  });

  it("two who sign at once are two signatures; one who signs twice is one", async () => {
    await prove(release.second);
    const { key } = await look(release, release.second);
    const other = () => signUnproven(release, release.second, { key });
    expect(await at(signing, other)).toMatchObject([done, done]);
    expect((await signaturesOf(release)).missing).toEqual([]);
    const records = await getDb().signature.findMany({
      where: { projectId: release.project.id },
      orderBy: { number: "asc" },
      select: { id: true, number: true, completes: true },
    });
    const [one, two] = records.map(({ id }) => id);
    expect(records.map(({ number, completes }) => [number, completes])).toEqual([
      [1, []],
      [2, [one, two]],
    ]);
    expect(
      await getDb().auditEntry.count({ where: { action: "signature.sign", subject: { in: [one ?? "", two ?? ""] } } }),
    ).toBe(2);
    await prove(release.second);
    expect(await at(other, other)).toMatchObject([
      refused("conflict", /signed or withdrawn/u),
      refused("conflict", /./u),
    ]);
    expect((await signaturesOf(release)).present).toHaveLength(2);
  });

  it("a role that is lost before signs nothing any more", async () => {
    const { slug, people, viewers } = release.project;
    const losing = { project: slug, userId: people.reviewer.id, role: "editor" } as const;
    const results = await at(() => changeMemberRole(viewers.admin, losing), signing);
    expect(results).toMatchObject([done, refused("forbidden", /role/u)]);
    const where = { projectId: release.project.id, action: "access.refused" };
    expect(await getDb().auditEntry.count({ where })).toBe(1);
  });

  it("a project that is archived before is neither signed nor anything taken back in it, until it is restored", async () => {
    const { slug, viewers } = release.project;
    const { id } = await sign(release, release.second);
    const archiving = () => archiveProject(viewers.admin, { project: slug });
    expect(await at(archiving, signing)).toMatchObject([done, refused("conflict", /archived/u)]);
    await restoreProject(viewers.admin, { project: slug });
    const withdrawing = () => withdraw(release, release.second, id);
    expect(await at(archiving, withdrawing)).toMatchObject([done, refused("conflict", /archived/u)]);
    const { reviewer, second } = release;
    await expect(getDb().$executeRaw`INSERT INTO signature_withdrawals (signature_id, project_id, actor_id, reason)
      VALUES (${id}::uuid, ${release.project.id}::uuid, ${second.userId}::uuid, 'No.')`).rejects.toThrow(/archived/u);
    await expect(getDb()
      .$executeRaw`INSERT INTO signature_policies (project_id, roles, not_author, distinct_persons, author_id)
      VALUES (${release.project.id}::uuid, '{}', false, false, ${release.admin.userId}::uuid)`).rejects.toThrow(
      /archived/u,
    );
    await restoreProject(viewers.admin, { project: slug });
    await sign(release, reviewer);
    expect((await signaturesOf(release)).present).toHaveLength(2);
  });
});
