import { beforeAll, describe, expect, it, vi } from "vitest";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { type Ground, groundOf } from "@/lib/server/testing/lay-migrations";
import { withTestDatabase } from "@/lib/server/testing/with-test-database";
import { createToken } from "@/lib/server/tokens/create-token";
import { PUT } from "./route";

withTestDatabase();

let project: TestProject;
let ground: Ground;
let secret: string;

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  project = await createProjectWith();
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  const input = { name: "Test", project: project.slug, scopes: ["write_docs" as const], days: 30 as const };
  ({ secret } = await createToken(project.viewers.editor, input));
});

function put(body: unknown, headers: Record<string, string> = { Authorization: `Bearer ${secret}` }) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request("http://localhost/api", { method: "PUT", body: text, headers });
  return PUT(request, { params: Promise.resolve({ project: project.slug }) });
}

const purpose = (more: Record<string, unknown>) => ({
  objectId: ground.id("users"),
  field: "purpose",
  text: "People.",
  ...more,
});

describe("saving a doc over HTTP", () => {
  it("answers 428 without a base, 200 with one, 409 with the newest text on an old one, and the same to a retry", async () => {
    const headers = { Authorization: `Bearer ${secret}`, "Idempotency-Key": "key-of-the-first-save" };
    expect((await put(purpose({}))).status).toBe(428);
    const first = await put(purpose({ base: 0 }), headers);
    expect(first.status).toBe(200);
    const saved = await first.json();
    expect(saved).toMatchObject({ outcome: "saved", number: 1, version: "0001" });
    const late = await put(purpose({ base: 0, text: "Mine." }));
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ error: { code: "conflict", details: { number: 1, text: "People." } } });
    expect(await (await put(purpose({ base: 0 }), headers)).json()).toEqual({ ...saved, outcome: "repeated" });
  });

  it("answers 401 to nobody and 404 for what is not there", async () => {
    expect((await put(purpose({ base: 1 }), {})).status).toBe(401);
    expect((await put({ ...purpose({ base: 1 }), objectId: crypto.randomUUID() })).status).toBe(404);
  });

  it("answers 400 to what is no JSON or has another shape, and 413 to more than it takes", async () => {
    expect((await put("{")).status).toBe(400);
    expect((await put(purpose({ base: "one" }))).status).toBe(400);
    expect(
      (await put(purpose({ base: 1 }), { Authorization: `Bearer ${secret}`, "Idempotency-Key": "short" })).status,
    ).toBe(400);
    expect((await put(purpose({ base: 1, text: "x".repeat(1_048_577) }))).status).toBe(413);
    expect((await put(purpose({ base: 1, text: "x".repeat(8 * 1024 * 1024) }))).status).toBe(413);
  });
});
