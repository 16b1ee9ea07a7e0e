import { beforeEach, describe, expect, it, vi } from "vitest";
import { changePassword } from "../accounts/change-password";
import { getDb } from "../db";
import { hasJustSignedIn } from "../session/auth-options";
import { openSession } from "../session/open-session";
import { signInWithPassword } from "../session/sign-in-with-password";
import { signedIn, testPassword } from "../testing/signed-in";
import { tamper } from "../testing/tamper";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { look, makeRelease, prove, sign, signUnproven, type TestRelease } from "./testing/make-release";

withTestDatabase();

let release: TestRelease;
beforeEach(async () => {
  release = await makeRelease();
});

const signaturesMade = () => getDb().signature.count({ where: { projectId: release.project.id } });

describe("a signature", () => {
  it("takes that its signer has just proven who they are", async () => {
    const { key } = await look(release);
    const signing = () => signUnproven(release, release.reviewer, { key });
    await expect(signing()).rejects.toMatchObject({ code: "unauthenticated" });
    const proof = await prove(release.reviewer);
    await tamper("UPDATE reauthentications SET created_at = now() - interval '5 minutes' WHERE id = $1", [proof]);
    await expect(signing()).rejects.toMatchObject({ code: "unauthenticated" });
    await tamper("UPDATE reauthentications SET created_at = now() - interval '4 minutes' WHERE id = $1", [proof]);
    await signing();
  });

  it("is made by no wrong password, which is recorded, and tried only so often", async () => {
    const { key } = await look(release);
    const wrong = () => signUnproven(release, release.reviewer, { key, password: "not this one" });
    const where = { projectId: release.project.id, action: "access.refused" };
    for (let attempt = 0; attempt < 7; attempt++)
      await expect(wrong()).rejects.toMatchObject({ code: "invalid", details: { fields: expect.anything() } });
    const refused = await getDb().auditEntry.findMany({ where, select: { detail: true } });
    expect(refused.map(({ detail }) => detail)).toEqual(Array(7).fill({ wanted: "signature.confirm" }));
    await wrong().catch(() => {});
    const right = signUnproven(release, release.reviewer, { key, password: testPassword });
    await expect(right).rejects.toMatchObject({ code: "too_many" });
    expect(await signaturesMade()).toBe(0);
  });

  it("is made by no proof of a session that was ended since, as by another password, nor by a password in one", async () => {
    const { key } = await look(release);
    await prove(release.reviewer);
    const elsewhere = await signedIn(release.project.people.reviewer);
    await changePassword(elsewhere, { current: testPassword, password: "loud herons in a column" });
    const password = "loud herons in a column";
    for (const given of [{ key }, { key, password }])
      await expect(signUnproven(release, release.reviewer, given)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await signaturesMade()).toBe(0);
    await signUnproven(release, elsewhere, { key, password });
  });
});

describe("a password that was set without giving one before", () => {
  it("signs nothing in the session that set it nor in one it opens, and in the next one at a provider it does", async () => {
    const { email, ...person } = release.project.people.reviewer;
    await getDb().user.update({ where: { id: person.id }, data: { passwordHash: null } });
    expect((await look(release)).proof).toEqual({ way: "no way yet", isConfirmed: false });
    await changePassword(release.reviewer, { password: testPassword });
    const byPassword = { password: testPassword };
    await expect(sign(release, release.reviewer, byPassword)).rejects.toMatchObject({ code: "invalid" });
    expect((await look(release)).proof.way).toBe("no way yet");
    const opened = await signInWithPassword({ email, password: testPassword }, "192.0.2.1");
    const there = viewerOf({ email, ...person }, { kind: "session", sessionId: opened });
    expect((await look(release, there)).proof.way).toBe("no way yet");
    await expect(sign(release, there, byPassword)).rejects.toMatchObject({ code: "invalid" });
    const sessionId = await openSession(person.id, getDb(), "github");
    const next = viewerOf({ email, ...person }, { kind: "session", sessionId });
    expect((await look(release, next)).proof.way).toBe("password");
    await sign(release, next, byPassword);
  });
});

describe("what a provider says", () => {
  it("is good for five minutes by the clock that dated it, whatever that of the process says", async () => {
    await prove(release.reviewer);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 600_000 });
    const { proof } = await look(release).finally(() => vi.useRealTimers());
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
