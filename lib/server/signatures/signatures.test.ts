import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { digestOfSignature } from "@/lib/domain/signature-record";
import { SignatureVerifier } from "@/lib/domain/signature-verifier";
import type { SigningRole } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { changePassword } from "../accounts/change-password";
import { checkAudit } from "../audit/check-audit";
import { changeChecklists } from "../checklists/change-checklists";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { createPage } from "../pages/create-page";
import { getReadiness } from "../readiness/get-readiness";
import { hasJustSignedIn } from "../session/auth-options";
import { openSession } from "../session/open-session";
import { signInWithPassword } from "../session/sign-in-with-password";
import { createPerson } from "../testing/create-person";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { signedIn, testPassword } from "../testing/signed-in";
import { tamper } from "../testing/tamper";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { changeSignatures } from "./change-signatures";
import { getSigning } from "./get-signing";

withTestDatabase();

let project: TestProject;
let ground: Ground;
let [reviewer, second, admin]: Viewer[] = [];

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  await write("editor", 0, "People.");
  const check = { kind: "page", page: "backups" } as const;
  const item = { id: "backups", text: "Backups are written down.", priority: "P0", owner: null, check } as const;
  const section = { id: "all", title: "All", each: "project", items: [item] } as const;
  const template = { title: "Before production", sections: [{ ...section, items: [...section.items] }] };
  await changeChecklists(project.viewers.admin, { slug: project.slug, kind: "attach", template });
  await createPage(project.viewers.editor, { slug: project.slug, title: "Backups" });
  await writePage("Every night, kept for thirty days.");
  await getDb().rateLimit.deleteMany();
  const other = await createPerson();
  await getDb().member.create({ data: { projectId: project.id, userId: other.id, role: "reviewer" } });
  [reviewer, second, admin] = await Promise.all([project.people.reviewer, other, project.people.admin].map(signedIn));
});

const write = (role: keyof TestProject["viewers"], base: number, text: string) =>
  saveDoc(project.viewers[role], {
    ...{ slug: project.slug, objectId: ground.id("users"), field: "purpose", base, text, kind: "edit" },
  });
async function writePage(text: string, slug = "backups", role: keyof TestProject["viewers"] = "editor") {
  const page = await getDb().page.findFirstOrThrow({ where: { projectId: project.id, slug }, select: { id: true } });
  const doc = await getDb().doc.findFirst({ where: { pageId: page.id }, select: { number: true } });
  const base = doc?.number ?? 0;
  return saveDoc(project.viewers[role], {
    slug: project.slug,
    pageId: page.id,
    field: "body",
    base,
    text,
    kind: "edit",
  });
}

const someone = (viewer: Viewer | undefined): Viewer => viewer ?? project.viewers.stranger;
const look = (viewer = reviewer) => getSigning(someone(viewer), project.slug);
type Given = { readonly key?: string; readonly password?: string | undefined; readonly meaning?: string };
async function sign(viewer = reviewer, given: Given = {}) {
  const { key = (await look(viewer)).key, meaning = "Approved for production" } = given;
  const password = "password" in given ? given.password : testPassword;
  return changeSignatures(someone(viewer), { slug: project.slug, kind: "sign", key, meaning, password });
}
const setPolicy = async (roles: SigningRole[], facts: { notAuthor?: boolean; distinctPersons?: boolean } = {}) =>
  changeSignatures(someone(admin), {
    ...{ slug: project.slug, kind: "policy", base: (await look()).policy.number, roles },
    ...{ notAuthor: true, distinctPersons: true, ...facts },
  });
const withdraw = (viewer: Viewer | undefined, signatureId: string) =>
  changeSignatures(someone(viewer), { slug: project.slug, kind: "withdraw", signatureId, reason: "Too early." });
const readiness = () => getReadiness(project.viewers.viewer, project.slug, {});
const signatures = async () => (await readiness()).signatures;
const refusal = (code: string, details: object = {}) => ({ code, ...details });
const alter = (version: string, definition = {}) =>
  ground.lay({ version, changes: [{ key: "users", kind: "altered", definition, summary: `users ${version}` }] });

describe("a signature", () => {
  it("is by name, for one state; with all that are asked for, and only then, the project is ready", async () => {
    expect(await readiness()).toMatchObject({ isReady: false, reasons: ["Two signatures by reviewers are missing."] });
    const { id, number } = await sign();
    expect(number).toBe(1);
    expect((await readiness()).reasons).toEqual(["One signature by a reviewer is missing."]);
    await sign(second);
    const { isReady, signatures: told } = await readiness();
    expect(isReady).toBe(true);
    expect(told.present).toHaveLength(2);
    const record = await getDb().signature.findUniqueOrThrow({ where: { id: id ?? "" } });
    const { name, email } = project.people.reviewer;
    expect(record).toMatchObject({
      name,
      email,
      role: "reviewer",
      meaning: "Approved for production",
      version: "0001",
    });
    expect(record).toMatchObject({ revisionSequence: 2n, policyNumber: 0, reauthenticatedBy: "password" });
    const { revisionHash } = await getDb().project.findUniqueOrThrow({ where: { id: project.id } });
    expect(record.revisionHash).toEqual(revisionHash);
    const digest = Buffer.from(record.digest).toString("hex");
    const audit = await getDb().auditEntry.findUnique({ where: { id: record.auditId } });
    expect(audit).toMatchObject({ action: "signature.sign", subject: id, detail: { digest, number: 1 } });
  });

  it("is of what was shown: whatever moved on is named, and with the new key it goes on", async () => {
    const { key } = await look();
    await alter("0002");
    await write("editor", 1, "People we know.");
    const refused = await sign(reviewer, { key }).catch((thrown) => thrown);
    expect(refused).toMatchObject(refusal("conflict", { message: expect.stringMatching(/newer migration.*written/u) }));
    const { since, key: next } = refused.details;
    expect(since).toMatchObject({ changes: [{ summary: "users 0002" }], writings: [{ object: "users", to: 2 }] });
    await sign(reviewer, { key: next });
  });

  it("is of the texts of the checklists that were shown", async () => {
    const { key } = await look();
    await editChecklist("They are tried.");
    const stale = sign(reviewer, { key });
    await expect(stale).rejects.toMatchObject(
      refusal("conflict", { message: expect.stringMatching(/text of a check/u) }),
    );
  });

  it("is not made while a blocker is open, or of no checklist", async () => {
    await writePage("");
    await expect(sign()).rejects.toMatchObject(refusal("conflict", { details: { blockers: 1 } }));
    const [{ id } = { id: "" }] = await checklist();
    await changeChecklists(project.viewers.admin, { slug: project.slug, kind: "remove", checklistId: id });
    await expect(sign()).rejects.toMatchObject(
      refusal("conflict", { message: expect.stringMatching(/no checklist/u) }),
    );
  });

  it("is not made twice by what was sent once, nor by what was sent for another project", async () => {
    await setPolicy(["reviewer"], { distinctPersons: false });
    const { key } = await look();
    await sign(reviewer, { key });
    await expect(sign(reviewer, { key })).rejects.toMatchObject(refusal("conflict"));
    expect(await getDb().signature.count({ where: { projectId: project.id } })).toBe(1);
    await expect(sign(reviewer, { key: key.replace(/^\d+/u, "9") })).rejects.toMatchObject(refusal("conflict"));
    await expect(sign(reviewer, { key: "1.2.3" })).rejects.toMatchObject(refusal("invalid"));
  });

  it("takes that its signer has just proven who they are; a wrong password signs nothing, is recorded, and tried only so often", async () => {
    await expect(sign(reviewer, { password: undefined })).rejects.toMatchObject(refusal("unauthenticated"));
    const wrong = () => sign(reviewer, { password: "not this one" });
    for (let attempt = 0; attempt < 7; attempt++)
      await expect(wrong()).rejects.toMatchObject(refusal("invalid", { details: { fields: expect.anything() } }));
    const where = { projectId: project.id, action: "access.refused" };
    const refused = await getDb().auditEntry.findMany({ where, select: { detail: true } });
    expect(refused.map(({ detail }) => detail)).toEqual(Array(7).fill({ wanted: "signature.confirm" }));
    await wrong().catch(() => {});
    await expect(sign()).rejects.toMatchObject(refusal("too_many"));
    expect(await getDb().signature.count({ where: { projectId: project.id } })).toBe(0);
  });

  it("is no token's, nor the instance's, nor an editor's, and a token withdraws none", async () => {
    const { id } = await sign();
    const { key } = await look(second);
    const scopes = ["read", "import", "write_docs"] as const;
    const token = viewerOf(project.people.reviewer, { kind: "token", tokenId: project.id, scopes, projectId: null });
    const system = viewerOf({ ...project.people.admin, isAdministrator: true }, { kind: "system" });
    for (const viewer of [token, system, await signedIn(project.people.editor)])
      await expect(sign(viewer, { key })).rejects.toMatchObject(refusal("forbidden"));
    await expect(withdraw(token, id ?? "")).rejects.toMatchObject(refusal("forbidden"));
  });

  it("keeps the name, the address and the role it was made with", async () => {
    await sign();
    const where = { id: project.people.reviewer.id };
    await getDb().user.update({ where, data: { name: "Somebody else", closedAt: new Date() } });
    const { name, email } = project.people.reviewer;
    expect((await signatures()).present).toMatchObject([{ name, email, role: "reviewer" }]);
  });

  it("states its meaning in letters that can be seen", async () => {
    await expect(sign(reviewer, { meaning: "\u202eApproved" })).rejects.toThrow(/signatures_meaning/u);
  });
});

describe("the policy", () => {
  it("lets nobody sign what they wrote since it last had all its signatures", async () => {
    await write("reviewer", 1, "People we know.");
    await expect(sign()).rejects.toMatchObject(refusal("forbidden", { message: expect.stringMatching(/You wrote/u) }));
    await setPolicy(["reviewer"]);
    await sign(second);
    await write("editor", 2, "People we know well.");
    await sign();
    expect((await readiness()).isReady).toBe(true);
  });

  it("counts no full state of which a signature was withdrawn, and does not mind who wrote what is not covered", async () => {
    await createPage(project.viewers.editor, { slug: project.slug, title: "Lunch" });
    await writePage("Soup.", "lunch", "reviewer");
    expect((await look()).refusal).toBeNull();
    await write("reviewer", 1, "People we know.");
    await setPolicy(["reviewer"]);
    const { id } = await sign(second);
    await alter("0002");
    expect((await look()).refusal).toBeNull();
    await withdraw(second, id ?? "");
    expect((await look()).refusal).toMatch(/You wrote/u);
    await setPolicy(["reviewer"], { notAuthor: false });
    await sign();
    expect((await readiness()).isReady).toBe(true);
    await setPolicy(["reviewer"]);
    expect((await readiness()).isReady).toBe(false);
  });

  it("takes two accounts with one address for one person, and one account for one", async () => {
    await sign();
    await expect(sign()).rejects.toMatchObject(refusal("forbidden", { message: expect.stringMatching(/already/u) }));
    const email = project.people.reviewer.email.replace("p", "ｐ");
    const twin = await createPerson({ email });
    await getDb().member.create({ data: { projectId: project.id, userId: twin.id, role: "reviewer" } });
    await expect(sign(await signedIn(twin))).rejects.toMatchObject(refusal("forbidden"));
    await setPolicy(["reviewer", "reviewer"], { distinctPersons: false });
    await sign(await signedIn(twin));
    expect((await readiness()).isReady).toBe(true);
    await setPolicy(["reviewer", "reviewer"]);
    expect((await readiness()).reasons).toEqual(["One signature by a reviewer is missing."]);
  });

  it("names the least role of each signature", async () => {
    await setPolicy(["reviewer", "admin"]);
    await sign();
    await sign(second);
    expect((await readiness()).reasons).toEqual(["One signature by an admin is missing."]);
    await sign(admin);
    expect((await readiness()).isReady).toBe(true);
    await setPolicy(["admin"]);
    expect((await readiness()).isReady).toBe(true);
    await alter("0002");
    await expect(sign()).rejects.toMatchObject(refusal("forbidden", { message: expect.stringMatching(/admins/u) }));
  });

  it("is set by admins alone, over the one that was shown, and recorded", async () => {
    const policy = {
      slug: project.slug,
      kind: "policy",
      base: 0,
      roles: [],
      notAuthor: true,
      distinctPersons: true,
    } as const;
    await expect(changeSignatures(someone(reviewer), { ...policy, roles: [] })).rejects.toMatchObject(
      refusal("forbidden"),
    );
    await setPolicy([]);
    expect((await readiness()).isReady).toBe(true);
    await expect(changeSignatures(someone(admin), { ...policy, roles: [] })).rejects.toMatchObject(refusal("conflict"));
    const where = { projectId: project.id, action: "signature.policy" };
    const rows = await getDb().auditEntry.findMany({ where, select: { detail: true } });
    expect(rows).toMatchObject([{ detail: { before: { roles: ["reviewer", "reviewer"] }, after: { roles: [] } } }]);
  });
});

describe("a signature is dismissed, for good,", () => {
  const dismissal = async () => (await signatures()).dismissed.map(({ dismissed }) => dismissed);

  it("by a later migration, which is named, and going back brings it not back", async () => {
    await sign();
    await alter("0002", { comment: "People" });
    expect(await dismissal()).toMatchObject([{ words: "users 0002 (0002)", by: project.people.admin.name }]);
    await alter("0003", { comment: null });
    expect(await dismissal()).toMatchObject([{ words: "users 0002 (0002)" }]);
    expect((await signatures()).present).toEqual([]);
  });

  it("by what is written of a table or a page that a checklist reads, also when it is taken back", async () => {
    await sign();
    await write("editor", 1, "Persons.");
    await write("editor", 2, "People.");
    const by = project.people.editor.name;
    expect(await dismissal()).toMatchObject([{ words: "an edit of users, Purpose", by }]);
    await sign(second);
    await writePage("Every night.");
    expect((await dismissal())[0]).toMatchObject({ words: "an edit of the page Backups", by });
  });

  it("by another text of a checklist, one more, or one less", async () => {
    await sign();
    await editChecklist("They are tried.");
    expect(await dismissal()).toMatchObject([{ words: "an edit of the checklist Before production" }]);
    await sign(second);
    await changeChecklists(project.viewers.admin, {
      slug: project.slug,
      kind: "attach",
      template: "production blockers",
    });
    expect((await dismissal())[0]).toMatchObject({ words: expect.stringMatching(/^attaching the checklist/u) });
    const [, more] = await checklist();
    await changeChecklists(project.viewers.admin, { slug: project.slug, kind: "remove", checklistId: more?.id ?? "" });
    expect((await dismissal())[0]).toMatchObject({ words: expect.stringMatching(/^removing the checklist/u) });
    await sign();
    expect((await signatures()).present).toHaveLength(1);
  });

  it("and not by what it does not cover: other pages, what is confirmed, statuses, heads of checklists", async () => {
    await sign();
    await createPage(project.viewers.editor, { slug: project.slug, title: "Lunch" });
    await writePage("Soup.", "lunch");
    const confirmed = { slug: project.slug, objectId: ground.id("users"), field: "purpose", base: 1, text: "People." };
    await saveDoc(project.viewers.admin, { ...confirmed, kind: "confirm" });
    const [{ id, number } = { id: "", number: 0 }] = await checklist();
    const head = { priority: "P1", owner: null, estimatedMinutes: 5, spentMinutes: 0, dueOn: null } as const;
    const header = { slug: project.slug, kind: "header", checklistId: id, base: number, ...head } as const;
    await changeChecklists(project.viewers.editor, header);
    expect(await dismissal()).toEqual([]);
    expect((await signatures()).present).toHaveLength(1);
  });

  it("by an import that read what was there anew", async () => {
    await sign();
    const data = {
      origin: "person",
      actorId: project.people.editor.id,
      projectId: project.id,
      action: "import.apply",
    } as const;
    await getDb().auditEntry.create({ data: { ...data, detail: { isReplayed: false, history: [] } } });
    expect(await dismissal()).toEqual([]);
    const history = [{ kind: "edited", path: "0001.sql" }];
    await getDb().auditEntry.create({ data: { ...data, detail: { isReplayed: true, history } } });
    expect(await dismissal()).toMatchObject([{ words: "an import that read migrations anew: 0001.sql" }]);
  });
});

describe("a withdrawal", () => {
  it("is a record of its own, with a reason, by the signer, once; the signature stays to be read", async () => {
    const { id } = await sign();
    await expect(withdraw(second, id ?? "")).rejects.toMatchObject(refusal("forbidden"));
    await withdraw(reviewer, id ?? "");
    await expect(withdraw(reviewer, id ?? "")).rejects.toMatchObject(refusal("conflict"));
    const { present, withdrawn } = await signatures();
    expect(present).toEqual([]);
    expect(withdrawn).toMatchObject([{ id, withdrawn: { reason: "Too early.", by: project.people.reviewer.name } }]);
    await sign();
    expect((await signatures()).present).toHaveLength(1);
  });
});

describe("a password that was set without giving one before", () => {
  it("signs nothing in the session that set it nor in one it opens, and in the next one at a provider it does", async () => {
    const where = { id: project.people.reviewer.id };
    await getDb().user.update({ where, data: { passwordHash: null } });
    expect((await look()).proof).toEqual({ way: "no way yet", isConfirmed: false });
    await changePassword(someone(reviewer), { password: testPassword });
    await expect(sign()).rejects.toMatchObject(refusal("invalid"));
    expect((await look()).proof.way).toBe("no way yet");
    const { email, ...person } = project.people.reviewer;
    const opened = await signInWithPassword({ email, password: testPassword }, "192.0.2.1");
    const byPassword = viewerOf({ email, ...person }, { kind: "session", sessionId: opened });
    expect((await look(byPassword)).proof.way).toBe("no way yet");
    await expect(sign(byPassword)).rejects.toMatchObject(refusal("invalid"));
    const sessionId = await openSession(where.id, getDb(), "github");
    const next = viewerOf({ email, ...person }, { kind: "session", sessionId });
    expect((await look(next)).proof.way).toBe("password");
    await sign(next);
  });
});

describe("what a provider says", () => {
  it("is good for five minutes by the clock that dated it, whatever that of the process says", async () => {
    if (reviewer?.via.kind !== "session") throw new Error("not signed in");
    const { userId, via } = reviewer;
    await getDb().reauthentication.create({ data: { userId, sessionId: via.sessionId, way: "provider" } });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 600_000 });
    const { proof } = await look().finally(() => vi.useRealTimers());
    expect(proof.isConfirmed).toBe(true);
  });

  it("is a proof only where it says that somebody has signed in there just now", () => {
    const now = Math.floor(Date.now() / 1000);
    expect(hasJustSignedIn({ provider: "oidc" }, { auth_time: now - 5 })).toBe(true);
    for (const auth_time of [now - 600, now + 600, String(now), undefined])
      expect(hasJustSignedIn({ provider: "oidc" }, { auth_time })).toBe(false);
    expect(hasJustSignedIn({ provider: "google" }, { auth_time: now })).toBe(false);
  });
});

describe("in an export, and in the check of it,", () => {
  const check = async () => (await checkAudit(project.viewers.viewer, project.slug)).broken;
  const found = (reason: string, type = "signature") => expect.objectContaining({ type, reason });

  it("signatures and withdrawals fit their rows of the log and the docs they are of", async () => {
    const { id } = await sign();
    await write("editor", 1, "People we know.");
    await sign(second);
    await withdraw(reviewer, id ?? "");
    expect(await check()).toBeNull();
  });

  it.each([
    ["one letter of a name, an address or a meaning", "meaning = meaning || '.'", "altered"],
    ["the time", "created_at = created_at + '1 microsecond'", "altered"],
    ["how the checklists stood", "evaluations = '[]'", "altered"],
  ])("%s that is another is found", async (_what, change, reason) => {
    const { id } = await sign();
    await tamper(`UPDATE signatures SET ${change} WHERE id = $1::uuid`, [id]);
    expect(await check()).toEqual(found(reason));
  });

  it("one that was made anew as a whole, put in, or taken out is found", async () => {
    const { id } = await sign();
    await tamper(
      `UPDATE signatures SET meaning = 'Other', digest = digest_of_signature((id, project_id, number, signer_id, name, email, role,
      'Other', position, version, path, checksum, import_serial, schema_digest, revision_sequence, revision_hash, texts, pages, evaluations,
      waivers, policy_number, is_author, completes, reauthentication_id, reauthenticated_by, reauthenticated_at, created_at, digest,
      audit_id)::signatures) WHERE id = $1::uuid`,
      [id],
    );
    expect(await check()).toEqual(found("unsigned", "audit"));
    await tamper("DELETE FROM signatures WHERE id = $1::uuid", [id]);
    expect(await check()).toEqual(found("unsigned", "audit"));
  });

  it("one that is there twice, of another project, or of other docs than stand in the chain at its place is found", () => {
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    const verifier = new SignatureVerifier(sha256);
    const record = { ...anySignature, type: "signature" as const, revisionSequence: 2, revisionHash: "a".repeat(64) };
    const digest = digestOfSignature(project.id, record, sha256);
    expect(verifier.take(project.id, { ...record, digest })).toBeNull();
    expect(verifier.take(project.id, { ...record, digest })).toBe("unrecorded");
    expect(verifier.take(crypto.randomUUID(), { ...record, digest })).toBe("altered");
    expect(verifier.meetRevision(1, "c".repeat(64))).toBeNull();
    expect(verifier.meetRevision(2, "b".repeat(64))).toBe("other docs");
    expect(verifier.left()).toMatchObject({ reason: "unrecorded", id: record.id });
  });
});

const anySignature = {
  ...{ id: crypto.randomUUID(), number: 1, signerId: crypto.randomUUID(), name: "Mira", email: "mira@example.com" },
  ...{ role: "reviewer", meaning: "Approved", position: 0, version: null, path: null, checksum: null, importSerial: 0 },
  ...{ schemaDigest: "0".repeat(64), texts: "{}", pages: "{}", evaluations: "[]", waivers: "[]", policyNumber: 0 },
  ...{ isAuthor: false, completes: null, reauthenticatedBy: "password", digest: "" },
  ...{ reauthenticatedAt: "2026-11-22T06:00:00.000000Z", at: "2026-11-22T06:00:00.000000Z" },
};

describe("as the application's role, past every service", () => {
  const prove = async (viewer: Viewer | undefined, userId = viewer?.userId ?? "") => {
    const sessionId = viewer?.via.kind === "session" ? viewer.via.sessionId : "";
    return (await getDb().reauthentication.create({ data: { userId, sessionId, way: "password" } })).id;
  };
  const insert = (signerId: string, proof: string) =>
    getDb()
      .$executeRaw`INSERT INTO signatures (project_id, signer_id, meaning, evaluations, waivers, reauthentication_id, name, created_at, position)
      VALUES (${project.id}::uuid, ${signerId}::uuid, 'Approved', '[]', '[]', ${proof}::uuid, 'Mallory', '2020-01-01', 0)`;

  it("nobody signs whom the policy does not let, in another's name, or without a proof that is fresh, theirs and unused", async () => {
    const { editor, reviewer: person } = project.people;
    const proof = await prove(reviewer);
    await expect(insert(editor.id, await prove(await signedIn(editor)))).rejects.toThrow(/refused: role/u);
    await expect(insert(second?.userId ?? "", proof)).rejects.toThrow(/not confirmed/u);
    await expect(insert(person.id, crypto.randomUUID())).rejects.toThrow(/not confirmed/u);
    await tamper("UPDATE reauthentications SET created_at = now() - interval '6 minutes' WHERE id = $1", [proof]);
    await expect(insert(person.id, proof)).rejects.toThrow(/not confirmed/u);
    const fresh = await prove(reviewer);
    await insert(person.id, fresh);
    const record = await getDb().signature.findFirstOrThrow({ where: { projectId: project.id } });
    expect(record).toMatchObject({ name: person.name, position: 1 });
    expect(Date.now() - record.createdAt.getTime()).toBeLessThan(60_000);
    await expect(insert(person.id, await prove(reviewer))).rejects.toThrow(/signed already/u);
    await setPolicy(["reviewer"], { distinctPersons: false });
    await expect(insert(person.id, fresh)).rejects.toThrow(/reauthentication_id/u);
    await write("reviewer", 1, "People we know.");
    await expect(insert(person.id, await prove(reviewer))).rejects.toThrow(/refused: author/u);
    const session = reviewer?.via.kind === "session" ? reviewer.via.sessionId : "";
    await getDb().session.update({ where: { id: session }, data: { revokedAt: new Date() } });
    await setPolicy(["reviewer"], { distinctPersons: false, notAuthor: false });
    await expect(insert(person.id, await prove(reviewer))).rejects.toThrow(/not confirmed/u);
  });

  it("nobody sets a policy but an admin, or withdraws another's signature", async () => {
    const policy = { projectId: project.id, number: 1, roles: [], notAuthor: false, distinctPersons: false };
    const setting = getDb().signaturePolicy.create({ data: { ...policy, authorId: project.people.reviewer.id } });
    await expect(setting).rejects.toThrow(/not an admin/u);
    const { id } = await sign();
    await expect(getDb().$executeRaw`INSERT INTO signature_withdrawals (signature_id, project_id, actor_id, reason)
      VALUES (${id}::uuid, ${project.id}::uuid, ${second?.userId}::uuid, 'No.')`).rejects.toThrow(/not the signer/u);
  });

  it("nothing of it is changed, deleted or emptied, whatever the privileges", async () => {
    await sign();
    const tables = ["signatures", "signature_withdrawals", "signature_policies", "reauthentications"];
    for (const table of tables) {
      for (const sql of [`UPDATE ${table} SET created_at = now()`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(getDb().$executeRawUnsafe(sql), sql).rejects.toThrow(/permission denied/u);
    }
    const held = await getDb().$queryRaw<{ name: string }[]>`
      SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc AND tgrelid::regclass::text = ANY (${tables})`;
    expect(held).toHaveLength(8);
  });
});

const checklist = () =>
  getDb().checklist.findMany({ where: { projectId: project.id, removedAt: null }, orderBy: { createdAt: "asc" } });

async function editChecklist(text: string): Promise<void> {
  const [{ id, version } = { id: "", version: 0 }] = await checklist();
  const stored = await getDb().checklistVersion.findFirstOrThrow({ where: { checklistId: id, number: version } });
  const template = JSON.parse(JSON.stringify(stored.template).replace("Backups are written down.", text));
  await changeChecklists(project.viewers.admin, {
    ...{ slug: project.slug, kind: "edit", checklistId: id, base: version, template },
  });
}
