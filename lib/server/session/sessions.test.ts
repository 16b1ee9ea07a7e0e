import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeAccount } from "../administration/close-account";
import { getDb } from "../db";
import { createPerson } from "../testing/create-person";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { getRequestViewer } from "./get-request-viewer";
import { openSession } from "./open-session";
import { revokeOtherSessions, revokeSession, signOut } from "./revoke-session";
import { cookieName, cookieOptions, sealSessionId, sessionCookieName } from "./session-cookie";

withTestDatabase();
const secret = "k3J9-vQ2m_Xw7Zr1Tn5Yb8Lc4Hd6Gf0Sp";
beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
});
afterEach(() => vi.unstubAllEnvs());

const withCookie = (value: string) =>
  new Request("http://localhost/api", { headers: { cookie: `theme=dark; ${sessionCookieName()}=${value}; a=b` } });
const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => "allowed",
    (error: { code?: string }) => error.code ?? String(error),
  );

async function signedIn() {
  const person = await createPerson();
  const sessionId = await openSession(person.id);
  const request = () => withCookie(cookie);
  const cookie = await sealSessionId(sessionId);
  return { person, sessionId, request, viewer: viewerOf(person, { kind: "session", sessionId }) };
}

test("the cookie of a live session is its person", async () => {
  const { person, sessionId, request } = await signedIn();
  expect(await getRequestViewer(request())).toMatchObject({ userId: person.id, via: { kind: "session", sessionId } });
});

test("after signing out, the same cookie lets nobody in", async () => {
  const { viewer, request } = await signedIn();
  await signOut(viewer);
  expect(await codeOf(getRequestViewer(request()))).toBe("unauthenticated");
  expect(await codeOf(signOut(viewer))).toBe("allowed");
});

test("a session that is over lets nobody in", async () => {
  const { sessionId, request } = await signedIn();
  await getDb().session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await codeOf(getRequestViewer(request()))).toBe("unauthenticated");
});

test("a closed account is out at once, and a changed standing holds with the next request", async () => {
  const { person, request } = await signedIn();
  await getDb().user.update({ where: { id: person.id }, data: { isAdministrator: true } });
  expect(await getRequestViewer(request())).toMatchObject({ isAdministrator: true });
  await closeAccount(viewerOf(await createPerson({ isAdministrator: true })), { userId: person.id });
  expect(await codeOf(getRequestViewer(request()))).toBe("unauthenticated");
});

test("one ends one's own sessions and nobody else's", async () => {
  const [own, other] = [await signedIn(), await signedIn()];
  expect(await codeOf(revokeSession(own.viewer, { sessionId: other.sessionId }))).toBe("not_found");
  const second = await openSession(own.person.id);
  await revokeOtherSessions(own.viewer);
  expect(await codeOf(getRequestViewer(withCookie(await sealSessionId(second))))).toBe("unauthenticated");
  expect(await codeOf(getRequestViewer(own.request()))).toBe("allowed");
  expect(await codeOf(getRequestViewer(other.request()))).toBe("allowed");
});

test("a cookie that this secret did not seal, or that was changed, lets nobody in", async () => {
  const { sessionId } = await signedIn();
  const good = await sealSessionId(sessionId);
  const plain = (text: string) => Buffer.from(text).toString("base64url");
  const forged = [
    await encode({ token: { sid: sessionId }, secret: "another secret that is long enough for it" }),
    await encode({ token: { sid: sessionId }, secret, maxAge: -60 }),
    await encode({ token: { sid: "1' OR '1'='1" }, secret }),
    `${plain('{"alg":"none"}')}.${plain(JSON.stringify({ sid: sessionId }))}.`,
    `${good.slice(0, -4)}AAAA`,
    good.slice(0, 40),
    sessionId,
    "%",
    "x".repeat(100_000),
  ];
  for (const value of forged) expect(await codeOf(getRequestViewer(withCookie(value)))).toBe("unauthenticated");
});

test("a wrong token is not made good by a cookie", async () => {
  const { request } = await signedIn();
  const both = request();
  both.headers.set("authorization", "Bearer strata_unknown");
  expect(await codeOf(getRequestViewer(both))).toBe("unauthenticated");
});

test("without a secret, or with a short one, nobody gets in", async () => {
  const { request } = await signedIn();
  for (const weak of ["", "short"]) {
    vi.stubEnv("NEXTAUTH_SECRET", weak);
    expect(await codeOf(getRequestViewer(request()))).toMatch(/NEXTAUTH_SECRET/u);
  }
});

test("cookies are not readable by scripts, and are bound to the host and https where there is https", () => {
  expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: false });
  vi.stubEnv("NEXTAUTH_URL", "https://strata.example.com");
  expect(cookieOptions()).toMatchObject({ httpOnly: true, secure: true, path: "/" });
  expect(cookieName("session")).toBe("__Host-strata.session");
});
