import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { changePassword } from "@/lib/server/accounts/change-password";
import { issueResetLink } from "@/lib/server/accounts/issue-reset-link";
import { resetPassword } from "@/lib/server/accounts/reset-password";
import { closeAccount } from "@/lib/server/administration/close-account";
import { setAdministrator } from "@/lib/server/administration/set-administrator";
import { getDb } from "@/lib/server/db";
import { changeMemberRole } from "@/lib/server/members/change-member-role";
import { removeMember } from "@/lib/server/members/remove-member";
import { openSession } from "@/lib/server/session/open-session";
import { revokeOtherSessions, signOut } from "@/lib/server/session/revoke-session";
import { sealSessionId, sessionCookieName } from "@/lib/server/session/session-cookie";
import { createPerson } from "@/lib/server/testing/create-person";
import { viewerOf } from "@/lib/server/testing/viewer-of";
import { createToken } from "@/lib/server/tokens/create-token";
import { createSigner, PASSWORD } from "../support/people";
import { type Answer, cookieOf, ownJson, send, sendForData } from "../support/send";
import { address, server } from "../support/server";
import { callAction, findAction, formOf, outcomeOf } from "../support/surface";
import { expect, test } from "../support/test";
import { createPlace } from "./place";

type Headers = Readonly<Record<string, string>>;

const NEW = "a much longer pass phrase";

/** What each way in says to somebody: the API, a page, the same page as data, an action. */
async function waysIn(headers: Headers): Promise<readonly (number | string)[]> {
  const rename = formOf({ name: "Somebody" });
  return [
    (await send("/api/v1/me", { headers })).status,
    (await send("/account", { headers })).status,
    (await sendForData("/account", headers)).text.includes("@example.com") ? 200 : 307,
    outcomeOf(await callAction(findAction("updateProfileAction"), "/account", rename, headers)),
  ];
}

const inside = [200, 200, 200, "done"];
const outside = [401, 307, 307, "unauthenticated"];

test("whatever ends a session ends it for the very next request, at every way in", async () => {
  const administrator = viewerOf(await createPerson({ isAdministrator: true }));
  const ends: Readonly<Record<string, (person: Signed) => Promise<unknown>>> = {
    "signing out": ({ viewer }) => signOut(viewer),
    "signing out elsewhere": ({ person }) => revokeOtherSessions(viewerOf(person)),
    "a changed password": ({ person }) => changePassword(viewerOf(person), { current: PASSWORD, password: NEW }),
    "a reset password": async ({ person }) => {
      const token = (await issueResetLink(person.id, null)).split("#")[1] ?? "";
      await resetPassword({ token, password: NEW });
    },
    "a closed account": ({ person }) => closeAccount(administrator, { userId: person.id }),
    "its time": ({ sessionId }) =>
      getDb().session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } }),
  };
  for (const [what, end] of Object.entries(ends)) {
    const signed = await signedIn();
    expect(await waysIn(signed.cookie), `before ${what}`).toEqual(inside);
    await end(signed);
    expect.soft(await waysIn(signed.cookie), `after ${what}`).toEqual(outside);
  }
});

test("what a page asks that was loaded for another person is done for nobody", async () => {
  const [{ cookie, person }, other] = [await signedIn(), await createPerson()];
  const rename = (headers: Headers) =>
    callAction(findAction("updateProfileAction"), "/account", formOf({ name: "Renamed" }), { ...cookie, ...headers });
  expect(outcomeOf(await rename({ "Strata-Person": other.id }))).toBe("unauthenticated");
  expect(outcomeOf(await rename({ "Strata-Person": person.id }))).toBe("done");
});

test("another role, a lost membership and a lost office hold for the very next request", async () => {
  const { slug, project, objectId } = await createPlace();
  const { editor, admin } = project.people;
  const cookie = await cookieOf(editor);
  const write = async () => {
    const headers = { ...ownJson, ...cookie, "Idempotency-Key": randomUUID() };
    const body = JSON.stringify({ objectId, field: "notes", base: 99, text: "x" });
    return (await send(`/api/v1/projects/${slug}/docs`, { method: "PUT", headers, body })).status;
  };
  expect(await write()).toBe(409);
  await changeMemberRole(project.viewers.admin, { project: slug, userId: editor.id, role: "viewer" });
  expect(await write()).toBe(403);
  await removeMember(project.viewers.admin, { project: slug, userId: editor.id });
  expect(await write()).toBe(404);
  expect((await send(`/p/${slug}`, { headers: cookie })).status).toBe(404);

  const chief = viewerOf(await createPerson({ isAdministrator: true }));
  await setAdministrator(chief, { userId: admin.id, isAdministrator: "true" });
  const office = await cookieOf(admin);
  expect((await send("/administration", { headers: office })).status).toBe(200);
  await setAdministrator(chief, { userId: admin.id, isAdministrator: "false" });
  expect((await send("/administration", { headers: office })).status).toBe(404);
});

test("what is no session of ours opens nothing and breaks nothing", async () => {
  const { sessionId, value } = await signedIn();
  const part = (text: string) => Buffer.from(text).toString("base64url");
  const forged = [
    await encode({ token: { sid: sessionId }, secret: "another secret that is long enough for it" }),
    await encode({ token: { sid: sessionId }, secret: server.secret, maxAge: -60 }),
    await encode({ token: { sid: sessionId }, secret: server.secret, salt: "known-browser" }),
    await encode({ token: { sid: `${sessionId}'--` }, secret: server.secret }),
    `${part('{"alg":"none"}')}.${part(JSON.stringify({ sid: sessionId }))}.`,
    `${part('{"alg":"HS256"}')}.${part(JSON.stringify({ sid: sessionId }))}.${part("x")}`,
    `${value.slice(0, -6)}AAAAAA`,
    sessionId,
    "%E0%A4%A",
    "",
    "x".repeat(9_000),
  ];
  for (const each of forged)
    expect.soft(await waysIn({ Cookie: `${sessionCookieName()}=${each}` }), each.slice(0, 30)).toEqual(outside);
  for (const Authorization of [
    "Bearer %",
    "Bearer",
    "Bearer ",
    "Basic YTpi",
    `Bearer strata_${"x".repeat(9_000)}`,
    "\u00ff",
  ])
    expect
      .soft((await send("/api/v1/me", { headers: { Authorization } })).status, Authorization.slice(0, 20))
      .toBe(401);
  expect((await send("/api/v1/me", { headers: { Cookie: `a=${"x".repeat(40_000)}` } })).status).toBe(431);
});

test("a token in an address, a body or a cookie is none", async () => {
  const { viewer } = await signedIn();
  const { secret } = await createToken(viewer, { name: "T", scopes: ["read"], project: null, days: 30 });
  expect((await send("/api/v1/me", { headers: { Authorization: `Bearer ${secret}` } })).status).toBe(200);
  for (const path of [
    `/api/v1/me?token=${secret}`,
    `/api/v1/me?access_token=${secret}`,
    `/api/v1/me?authorization=Bearer%20${secret}`,
  ])
    expect((await send(path)).status).toBe(401);
  const elsewhere: readonly Headers[] = [{ Cookie: `${sessionCookieName()}=${secret}` }, { "X-Api-Key": secret }];
  for (const headers of elsewhere) expect((await send("/api/v1/me", { headers })).status).toBe(401);
  const body = JSON.stringify({ token: secret, access_token: secret, title: "X" });
  expect((await send("/api/v1/projects/x/pages", { method: "POST", headers: ownJson, body })).status).toBe(401);
});

test("signing in replaces the session that was planted in the browser, and the planted one is dead", async () => {
  const [planted, owner] = [await signedIn(), await createSigner()];
  const answer = await signInAt(address, owner.email, PASSWORD, planted.cookie);
  const fresh = cookieIn(answer, sessionCookieName());
  expect(fresh).not.toBe(planted.value);
  expect(JSON.parse((await send("/api/v1/me", { headers: { Cookie: fresh } })).text)).toMatchObject({
    email: owner.email,
  });
  expect(await waysIn(planted.cookie)).toEqual(outside);
  for (const line of answer.headers["set-cookie"] ?? []) expect(line).toMatch(/HttpOnly;.*SameSite=lax/iu);
});

test("after signing in, one lands on a page of ours", async () => {
  const { cookie, person } = await signedIn();
  const lures = [
    "//evil.example",
    "https:evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\\evil.example",
    "/\t/evil.example",
    "/..//evil.example",
    `${address}.evil.example/`,
    `${address}@evil.example`,
  ];
  for (const lure of lures) {
    for (const name of ["next", "callbackUrl"]) {
      const { headers } = await send(`/sign-in?${name}=${encodeURIComponent(lure)}`, { headers: cookie });
      expect.soft(headers.location, lure).toBe("/");
    }
    const form = formOf({ email: person.email, password: PASSWORD, next: lure });
    const answer = await callAction(findAction("signInAction"), "/sign-in", form);
    expect.soft(String(answer.headers["x-action-redirect"]), lure).toMatch(/^\/;/u);
    const asked = await send(`/api/auth/csrf?callbackUrl=${encodeURIComponent(lure)}`);
    expect.soft(asked.status, lure).toBe(400);
  }
});

type Signed = Awaited<ReturnType<typeof signedIn>>;

async function signedIn() {
  const person = await createSigner();
  const sessionId = await openSession(person.id);
  const value = await sealSessionId(sessionId);
  const viewer = viewerOf(person, { kind: "session", sessionId });
  return { person, sessionId, value, viewer, cookie: { Cookie: `${sessionCookieName()}=${value}` } };
}

function signInAt(to: string, email: string, password: string, headers: Headers = {}): Promise<Answer> {
  return callAction(findAction("signInAction"), "/sign-in", formOf({ email, password, next: "/" }), headers, to);
}

function cookieIn({ headers }: Answer, name: string): string {
  const line = headers["set-cookie"]?.findLast((each) => each.startsWith(`${name}=`));
  return line?.split(";")[0] ?? "";
}
