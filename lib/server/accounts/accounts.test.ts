import { beforeEach, expect, test } from "vitest";
import { getDb } from "../db";
import { hashSecret } from "../links/secret";
import { getSessionViewer } from "../session/get-session-viewer";
import { signInWithPassword } from "../session/sign-in-with-password";
import { createPerson } from "../testing/create-person";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { changePassword } from "./change-password";
import { getAccount } from "./get-account";
import { issueResetLink } from "./issue-reset-link";
import { limitPasswordReset, sendPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import { updateProfile } from "./update-profile";

withTestDatabase();
beforeEach(async () => {
  await getDb().rateLimit.deleteMany();
});

const old = "nine quiet otters";
const fresh = "eight calm herons";
const address = "192.0.2.1";
const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => "allowed",
    (error: { code?: string }) => error.code,
  );
const secretOf = (link: string) => link.split("#")[1] ?? "";
const signIn = (email: string, password: string) => signInWithPassword({ email, password }, address);

test("a changed password ends every other session at once, and keeps this one", async () => {
  const person = await createPerson({ password: old });
  const [here, elsewhere] = [await signIn(person.email, old), await signIn(person.email, old)];
  const viewer = viewerOf(person, { kind: "session", sessionId: here });
  await changePassword(viewer, { current: old, password: fresh });
  expect(await getSessionViewer(here)).not.toBeNull();
  expect(await getSessionViewer(elsewhere)).toBeNull();
  expect(await codeOf(signIn(person.email, old))).toBe("unauthenticated");
  expect(await codeOf(signIn(person.email, fresh))).toBe("allowed");
});

test("a wrong present password changes nothing, and guessing it is stopped", async () => {
  const person = await createPerson({ password: old });
  const viewer = viewerOf(person);
  for (let guess = 0; guess < 8; guess += 1)
    expect(await codeOf(changePassword(viewer, { current: "wrong", password: fresh }))).toBe("invalid");
  expect(await codeOf(changePassword(viewer, { current: old, password: fresh }))).toBe("too_many");
  expect(await codeOf(signIn(person.email, old))).toBe("allowed");
});

test("a token changes no password and no name, and does not see the account", async () => {
  const person = await createPerson({ password: old });
  const token = viewerOf(person, { kind: "token", tokenId: crypto.randomUUID(), scopes: ["read"], projectId: null });
  expect(await codeOf(changePassword(token, { current: old, password: fresh }))).toBe("forbidden");
  expect(await codeOf(updateProfile(token, { name: "Mallory" }))).toBe("forbidden");
  expect(await codeOf(getAccount(token))).toBe("forbidden");
});

test("a reset link sets a new password once and ends every session", async () => {
  const person = await createPerson({ password: old });
  const session = await signIn(person.email, old);
  const token = secretOf(await issueResetLink(person.id, null));
  const codes = await Promise.all([1, 2, 3].map(() => codeOf(resetPassword({ token, password: fresh }))));
  expect(codes.filter((code) => code === "allowed")).toHaveLength(1);
  expect(await getSessionViewer(session)).toBeNull();
  expect(await codeOf(signIn(person.email, fresh))).toBe("allowed");
});

test("a reset link that is over, replaced, or of a closed account is dead", async () => {
  const [late, twice, closed] = await Promise.all([createPerson(), createPerson(), createPerson()]);
  const over = secretOf(await issueResetLink(late.id, null));
  await getDb().oneTimeToken.update({
    where: { tokenHash: hashSecret(over) },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  const replaced = secretOf(await issueResetLink(twice.id, null));
  await issueResetLink(twice.id, null);
  const shut = secretOf(await issueResetLink(closed.id, null));
  await getDb().user.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
  for (const token of [over, replaced, shut, "x".repeat(43)])
    expect(await codeOf(resetPassword({ token, password: fresh }))).toBe("not_found");
});

test("a reset link lasts an hour, and its secret is not in the database", async () => {
  const person = await createPerson();
  const token = secretOf(await issueResetLink(person.id, null));
  const row = await getDb().oneTimeToken.findUniqueOrThrow({ where: { tokenHash: hashSecret(token) } });
  expect(Math.abs(row.expiresAt.getTime() - Date.now() - 3_600_000)).toBeLessThan(60_000);
  expect(JSON.stringify(row)).not.toContain(token);
});

test("a link of one purpose is dead for another", async () => {
  const person = await createPerson();
  const token = secretOf(await issueResetLink(person.id, null));
  await getDb().oneTimeToken.update({
    where: { tokenHash: hashSecret(token) },
    data: { purpose: "setup", userId: null },
  });
  expect(await codeOf(resetPassword({ token, password: fresh }))).toBe("not_found");
});

test("a reset lifts the lock that guessing brought about", async () => {
  const person = await createPerson({ password: old });
  for (let guess = 0; guess < 60; guess += 1)
    await signInWithPassword({ email: person.email, password: "guess" }, `198.51.100.${guess}`).catch(() => null);
  expect(await codeOf(signIn(person.email, old))).toBe("too_many");
  await resetPassword({ token: secretOf(await issueResetLink(person.id, null)), password: fresh });
  expect(await codeOf(signIn(person.email, fresh))).toBe("allowed");
});

test("asking for resets is limited alike for known and unknown addresses", async () => {
  const person = await createPerson();
  for (const email of [person.email, "nobody@example.com"]) {
    for (let ask = 0; ask < 3; ask += 1) expect(await codeOf(limitPasswordReset(email, address))).toBe("allowed");
    expect(await codeOf(limitPasswordReset(email, address))).toBe("too_many");
  }
});

test("a reset is made for an open account only", async () => {
  const [open, closed] = await Promise.all([createPerson(), createPerson()]);
  await getDb().user.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
  for (const email of [open.email, closed.email, "nobody@example.com", "system@strata.invalid"])
    await sendPasswordReset(email);
  const links = await getDb().oneTimeToken.findMany({
    where: { purpose: "reset", userId: { in: [open.id, closed.id] } },
  });
  expect(links.map((link) => link.userId)).toEqual([open.id]);
});

test("the account shows its live sign-ins and says which is this one", async () => {
  const person = await createPerson({ password: old });
  const here = await signIn(person.email, old);
  await signIn(person.email, old);
  const account = await getAccount(viewerOf(person, { kind: "session", sessionId: here }));
  expect(account.signIns.map((each) => each.isThisOne).toSorted()).toEqual([false, true]);
  expect(account).toMatchObject({ email: person.email, hasPassword: true, providers: [] });
});
