import { beforeAll, expect, it, vi } from "vitest";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { groundOf } from "@/lib/server/testing/lay-migrations";
import { withTestDatabase } from "@/lib/server/testing/with-test-database";
import { createToken } from "@/lib/server/tokens/create-token";
import { GET } from "./route";

withTestDatabase();

let project: TestProject;
let secret: string;

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  project = await createProjectWith();
  const ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const tables = ["a/b", "a%2Fb", "%00"].map((key) => ({ key, name: key, kind: "added" as const }));
  await ground.lay({ version: "0001", changes: tables });
  const input = { name: "Test", project: project.slug, scopes: ["read" as const], days: 30 as const };
  ({ secret } = await createToken(project.viewers.viewer, input));
});

// Next.js hands the segments of an address on decoded.
it.each(["a/b", "a%2Fb", "%00"])(
  "the table called %s is given, and not one whose name it would be decoded",
  async (name) => {
    const request = new Request("http://localhost/api", { headers: { Authorization: `Bearer ${secret}` } });
    const response = await GET(request, {
      params: Promise.resolve({ project: project.slug, schema: "public", name }),
    });
    expect(await response.json()).toMatchObject({ table: { name } });
  },
);
