import { beforeEach, describe, expect, it, vi } from "vitest";
import { readinessReport } from "@/lib/domain/readiness-report";
import { reportToMarkdown } from "@/lib/domain/report-markdown";
import type { TokenScope } from "@/lib/domain/viewer";
import { changeChecklists } from "../checklists/change-checklists";
import { getDb } from "../db";
import { log } from "../log";
import { signedIn, testPassword } from "../testing/signed-in";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import {
  alter,
  editChecklist,
  look,
  makeRelease,
  setPolicy,
  sign,
  signaturesOf,
  type TestRelease,
  verdictOf,
  withdraw,
  write,
  writePage,
} from "./testing/make-release";

withTestDatabase();

let release: TestRelease;
beforeEach(async () => {
  release = await makeRelease();
});

const where = () => ({ projectId: release.project.id });

describe("a signature", () => {
  it("is by name, for one state; with all that are asked for, and only then, the project is ready", async () => {
    const missing = ["Two signatures by reviewers are missing."];
    expect(await verdictOf(release)).toMatchObject({ isReady: false, reasons: missing });
    const { id, number } = await sign(release, release.reviewer, { password: testPassword });
    expect(number).toBe(1);
    expect((await verdictOf(release)).reasons).toEqual(["One signature by a reviewer is missing."]);
    await sign(release, release.second);
    const { isReady, signatures } = await verdictOf(release);
    expect(isReady).toBe(true);
    expect(signatures.present).toHaveLength(2);
    const record = await getDb().signature.findUniqueOrThrow({ where: { id: id ?? "" } });
    const { name, email } = release.project.people.reviewer;
    const said = { name, email, role: "reviewer", meaning: "Approved for production", version: "0001" };
    expect(record).toMatchObject({ ...said, revisionSequence: 2n, policyNumber: 0, reauthenticatedBy: "password" });
    const { revisionHash } = await getDb().project.findUniqueOrThrow({ where: { id: release.project.id } });
    expect(record.revisionHash).toEqual(revisionHash);
    const digest = Buffer.from(record.digest).toString("hex");
    const audit = await getDb().auditEntry.findUnique({ where: { id: record.auditId } });
    expect(audit).toMatchObject({ action: "signature.sign", subject: id, detail: { digest, number: 1 } });
    expect(signatures.present.map((each) => each.digest)).toContain(digest);
    const report = reportToMarkdown(readinessReport(await verdictOf(release), "https://strata.example"));
    const time = `${record.createdAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
    const line = report.split("\n").find((each) => each.includes(digest.slice(0, 16)));
    for (const told of [name, "reviewer", "Approved for production", time, "0001"]) expect(line).toContain(told);
  });

  it("is of what was shown: whatever moved on is named, and with the new key it goes on", async () => {
    const { key } = await look(release);
    await alter(release, "0002");
    await write(release, "People we know.");
    const refused = await sign(release, release.reviewer, { key }).catch((thrown) => thrown);
    expect(refused).toMatchObject({ code: "conflict", message: expect.stringMatching(/newer migration.*written/u) });
    const { since, key: next } = refused.details;
    expect(since).toMatchObject({ changes: [{ summary: "users 0002" }], writings: [{ object: "users", to: 2 }] });
    await sign(release, release.reviewer, { key: next });
  });

  it("is of the texts of the checklists that were shown", async () => {
    const { key } = await look(release);
    await editChecklist(release, "are written down", "are tried");
    const message = expect.stringMatching(/text of a check/u);
    await expect(sign(release, release.reviewer, { key })).rejects.toMatchObject({ code: "conflict", message });
  });

  it("is not made while a blocker is open, or of no checklist", async () => {
    await writePage(release, "Backups", "");
    await expect(sign(release)).rejects.toMatchObject({ code: "conflict", details: { blockers: 1 } });
    const { slug, viewers } = release.project;
    const { id: checklistId } = await getDb().checklist.findFirstOrThrow({ where: where() });
    await changeChecklists(viewers.admin, { slug, kind: "remove", checklistId });
    const message = expect.stringMatching(/no checklist/u);
    await expect(sign(release)).rejects.toMatchObject({ code: "conflict", message });
  });

  it("is not made of what could not be evaluated, in part or as a whole", async () => {
    vi.spyOn(log, "error").mockReturnValue();
    const { id: checklistId, version } = await getDb().checklist.findFirstOrThrow({ where: where() });
    const stored = await getDb().checklistVersion.findFirstOrThrow({ where: { checklistId, number: version } });
    const unknown = JSON.parse(JSON.stringify(stored.template).replace('"kind":"page"', '"kind":"of a newer Strata"'));
    for (const [number, template, refused] of [
      [version + 1, unknown, { code: "conflict", details: { blockers: 1 } }],
      [version + 2, null, expect.any(Error)],
    ]) {
      await getDb()
        .$executeRaw`INSERT INTO checklist_versions (checklist_id, number, project_id, template, digest, author_id)
        VALUES (${checklistId}::uuid, ${number}, ${release.project.id}::uuid, ${JSON.stringify(template)}::jsonb,
          ${"0".repeat(64)}, ${release.project.people.admin.id}::uuid)`;
      await expect(sign(release)).rejects.toMatchObject(refused);
    }
    expect(await getDb().signature.count({ where: where() })).toBe(0);
  });

  it("is not made twice by what was sent once, nor by what was sent for another project", async () => {
    await setPolicy(release, ["reviewer"], { distinctPersons: false });
    const { key } = await look(release);
    const send = (sent: string) => sign(release, release.reviewer, { key: sent });
    await send(key);
    await expect(send(key)).rejects.toMatchObject({ code: "conflict" });
    expect(await getDb().signature.count({ where: where() })).toBe(1);
    await expect(send(key.replace(/^\d+/u, "9"))).rejects.toMatchObject({ code: "conflict" });
    await expect(send("1.2.3")).rejects.toMatchObject({ code: "invalid" });
  });

  it("is no token's, whatever its scope, nor the instance's, nor an editor's, and a token withdraws none", async () => {
    const { id } = await sign(release);
    const { key } = await look(release, release.second);
    const { reviewer, admin, editor } = release.project.people;
    const token = (...scopes: readonly TokenScope[]) =>
      viewerOf(reviewer, { kind: "token", tokenId: crypto.randomUUID(), scopes, projectId: null });
    const system = viewerOf({ ...admin, isAdministrator: true }, { kind: "system" });
    const all = token("read", "import", "write_docs");
    for (const viewer of [token("import"), all, system, await signedIn(editor)])
      await expect(sign(release, viewer, { key })).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdraw(release, all, id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("by somebody who took another's name is told from theirs by the address", async () => {
    const { name, email } = release.project.people.reviewer;
    const { email: other } = await getDb().user.update({ where: { id: release.second.userId }, data: { name } });
    await sign(release);
    await sign(release, release.second);
    const { present } = await signaturesOf(release);
    expect(present.map((each) => [each.name, each.email])).toEqual([
      [name, other],
      [name, email],
    ]);
  });

  it("stands with the name, the address and the role it was made with, whatever becomes of its signer", async () => {
    await sign(release);
    const { id: userId, name, email } = release.project.people.reviewer;
    await getDb().member.deleteMany({ where: { ...where(), userId } });
    await getDb().user.update({ where: { id: userId }, data: { name: "Somebody else", closedAt: new Date() } });
    const { present, missing } = await signaturesOf(release);
    expect(present).toMatchObject([{ name, email, role: "reviewer" }]);
    expect(missing).toEqual(["One signature by a reviewer is missing."]);
  });

  it("states its meaning in letters that can be seen", async () => {
    const signing = sign(release, release.reviewer, { meaning: "\u202eApproved" });
    await expect(signing).rejects.toThrow(/signatures_meaning/u);
  });
});
