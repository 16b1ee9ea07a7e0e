import { beforeEach, expect, test } from "vitest";
import { createTokenInput } from "@/lib/domain/tokens";
import type { TokenScope } from "@/lib/domain/viewer";
import { closeAccount } from "../administration/close-account";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { listProjects } from "../projects/list-projects";
import { getRequestViewer } from "../session/get-request-viewer";
import { createPerson } from "../testing/create-person";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { createToken } from "./create-token";
import { listTokens } from "./list-tokens";
import { revokeToken } from "./revoke-token";

withTestDatabase();
beforeEach(async () => {
  process.env.NEXTAUTH_SECRET = "k3J9-vQ2m_Xw7Zr1Tn5Yb8Lc4Hd6Gf0Sp";
  await getDb().rateLimit.deleteMany();
});

const bearer = (secret: string) =>
  new Request("http://localhost/api", { headers: { authorization: `Bearer ${secret}` } });
const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => "allowed",
    (error: { code?: string }) => error.code,
  );
const make = (project: TestProject, scopes: TokenScope[], only: string | null = null) =>
  createToken(project.viewers.admin, { name: "CI", scopes, project: only, days: 30 });

test("a token acts as its maker within its scopes, and is kept only as a hash", async () => {
  const project = await createProjectWith();
  const { secret, token } = await make(project, ["read"]);
  const viewer = await getRequestViewer(bearer(secret));
  expect(viewer).toMatchObject({
    userId: project.people.admin.id,
    via: { kind: "token", tokenId: token.id, scopes: ["read"] },
  });
  expect(await codeOf(authorizeProject(viewer, project.slug, "project.read"))).toBe("allowed");
  const rows = await getDb().$queryRaw<{ dump: string }[]>`SELECT string_agg(t::text, ' ') AS dump FROM api_tokens t`;
  expect(rows[0]?.dump).not.toContain(secret);
});

test.each([
  { scopes: ["read"] as const, may: ["project.read", "audit.export"] as const },
  { scopes: ["import"] as const, may: ["import.run"] as const },
  { scopes: ["write_docs"] as const, may: ["doc.write", "page.write", "owner.set", "status.draft"] as const },
])("a token with $scopes may $may and nothing else, even of an admin", async ({ scopes, may }) => {
  const project = await createProjectWith();
  const viewer = await getRequestViewer(bearer((await make(project, [...scopes])).secret));
  const all = [
    "project.read",
    "audit.export",
    "doc.write",
    "page.write",
    "import.run",
    "owner.set",
    "status.draft",
    "status.verify",
    "checklist.tick",
    "waiver.ask",
    "waiver.decide",
    "checklist.manage",
    "member.manage",
    "project.manage",
    "project.archive",
    "project.delete",
  ] as const;
  for (const action of all) {
    const allowed = (may as readonly string[]).includes(action);
    expect([action, await codeOf(authorizeProject(viewer, project.slug, action))]).toEqual([
      action,
      allowed ? "allowed" : "forbidden",
    ]);
  }
});

test("a token that lacks a scope says so, where its maker may", async () => {
  const project = await createProjectWith();
  const viewer = await getRequestViewer(bearer((await make(project, ["read"])).secret));
  await expect(authorizeProject(viewer, project.slug, "import.run")).rejects.toMatchObject({
    code: "forbidden",
    message: "This token lacks the scope for that.",
  });
});

test("a token for one project does not find another of its maker's", async () => {
  const [own, other] = await Promise.all([createProjectWith(), createProjectWith()]);
  await getDb().member.create({ data: { projectId: other.id, userId: own.people.admin.id, role: "admin" } });
  const viewer = await getRequestViewer(bearer((await make(own, ["read"], own.slug)).secret));
  expect(await codeOf(authorizeProject(viewer, other.slug, "project.read"))).toBe("not_found");
  expect((await listProjects(viewer)).map((project) => project.slug)).toEqual([own.slug]);
});

test("nobody makes a token for a project that is not theirs", async () => {
  const project = await createProjectWith();
  const input = { name: "CI", scopes: ["read" as const], project: project.slug, days: 30 as const };
  expect(await codeOf(createToken(project.viewers.stranger, input))).toBe("not_found");
});

test("a token ends: revoked, over, or its maker's account closed", async () => {
  const project = await createProjectWith();
  const [revoked, over, left] = [
    await make(project, ["read"]),
    await make(project, ["read"]),
    await make(project, ["read"]),
  ];
  await revokeToken(project.viewers.admin, { tokenId: revoked.token.id });
  await getDb().apiToken.update({ where: { id: over.token.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await codeOf(getRequestViewer(bearer(revoked.secret)))).toBe("unauthenticated");
  expect(await codeOf(getRequestViewer(bearer(over.secret)))).toBe("unauthenticated");
  expect(await codeOf(getRequestViewer(bearer(left.secret)))).toBe("allowed");
  expect((await listTokens(project.viewers.admin)).map((token) => token.state)).toEqual(["live", "over", "revoked"]);
  const administrator = viewerOf(await createPerson({ isAdministrator: true }));
  await closeAccount(administrator, { userId: project.people.admin.id });
  expect(await codeOf(getRequestViewer(bearer(left.secret)))).toBe("unauthenticated");
});

test("another person's token is neither listed nor revoked", async () => {
  const project = await createProjectWith();
  const { token, secret } = await make(project, ["read"]);
  expect(await listTokens(project.viewers.editor)).toEqual([]);
  expect(await codeOf(revokeToken(project.viewers.editor, { tokenId: token.id }))).toBe("not_found");
  expect(await codeOf(getRequestViewer(bearer(secret)))).toBe("allowed");
});

test("a token makes and lists no tokens", async () => {
  const project = await createProjectWith();
  const viewer = await getRequestViewer(bearer((await make(project, ["read", "import", "write_docs"])).secret));
  const input = { name: "More", scopes: ["read" as const], project: null, days: 365 as const };
  expect(await codeOf(createToken(viewer, input))).toBe("forbidden");
  expect(await codeOf(listTokens(viewer))).toBe("forbidden");
});

test("when it was last used is noted at most once a minute", async () => {
  const { secret, token } = await make(await createProjectWith(), ["read"]);
  const read = async () => (await getDb().apiToken.findUniqueOrThrow({ where: { id: token.id } })).lastUsedAt;
  await getRequestViewer(bearer(secret));
  const first = await read();
  await getRequestViewer(bearer(secret));
  expect(await read()).toEqual(first);
  await getDb().apiToken.update({ where: { id: token.id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
  await getRequestViewer(bearer(secret));
  expect((await read())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0);
});

test.each([
  "",
  "Bearer",
  "Bearer %",
  "Bearer strata_",
  "Basic YTpi",
  "Bearer  ",
  "Bearer a b",
  `Bearer strata_${"x".repeat(9000)}`,
])("the header %j lets nobody in", async (authorization) => {
  const request = new Request("http://localhost/api", { headers: { authorization } });
  expect(await codeOf(getRequestViewer(request))).toBe("unauthenticated");
});

test("a token in the query lets nobody in", async () => {
  const { secret } = await make(await createProjectWith(), ["read"]);
  const request = new Request(`http://localhost/api?token=${secret}&access_token=${secret}`);
  expect(await codeOf(getRequestViewer(request))).toBe("unauthenticated");
});

test("a token needs a scope, a known end and a visible name", () => {
  const good = { name: "CI", scopes: ["read"], project: null, days: 90 };
  expect(createTokenInput.safeParse(good).success).toBe(true);
  for (const bad of [{ scopes: [] }, { scopes: ["verify"] }, { days: 3650 }, { name: " " }, { name: "a\u202eb" }])
    expect(createTokenInput.safeParse({ ...good, ...bad }).success).toBe(false);
});
