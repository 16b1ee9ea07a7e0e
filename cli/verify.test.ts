import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/projects/[project]/audit/route";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { createPage } from "@/lib/server/pages/create-page";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { withTestDatabase } from "@/lib/server/testing/with-test-database";
import { createToken } from "@/lib/server/tokens/create-token";
import { runHere } from "./testing/run-here";

withTestDatabase();

let project: TestProject;
let folder: string;
let origin: string;
let token: string;
const server = createServer((incoming, outgoing) => {
  const headers = new Headers({ authorization: incoming.headers.authorization ?? "" });
  const request = new Request(new URL(incoming.url ?? "/", "http://127.0.0.1"), { headers });
  void GET(request, { params: Promise.resolve({ project: project.slug }) }).then(async (response) => {
    outgoing.writeHead(response.status).end(await response.text());
  });
});

beforeAll(async () => {
  project = await createProjectWith();
  const { slug, viewers } = project;
  const page = await createPage(viewers.editor, { slug, title: "Backups" });
  for (const base of [0, 1, 2])
    await saveDoc(viewers.editor, { slug, pageId: page.id, field: "body", base, text: `Täglich, ${base} Uhr` });
  token = (await createToken(viewers.viewer, { name: "CI", scopes: ["read"], project: slug, days: 30 })).secret;
  folder = await mkdtemp(path.join(os.tmpdir(), "strata-verify-"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const verify = (...args: readonly string[]) => runHere("verify", ...args, "--token", token);

test("an export is followed from a server, kept in a file, and followed again from the file alone", async () => {
  const file = path.join(folder, "shop.ndjson");
  const online = await verify("--project", project.slug, "--url", origin, "--save", file);
  expect(online).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^audit ok up to 6:[0-9a-f]{64}\nrevision ok up to 3:[0-9a-f]{64}\n/),
  });
  expect(await verify(file)).toEqual(online);

  await writeFile(file, (await readFile(file, "utf8")).replace("Täglich, 1", "Täglich, 9"));
  const forged = await verify(file);
  expect(forged.status).toBe(1);
  expect(forged.stdout).toMatch(
    /\nnot at line \d+, revision 2 \(.*\): what it says is not what its hash was made of\n$/,
  );
});

test("what cannot be checked is said, with a status of its own", async () => {
  const unreachable = await verify("--project", project.slug, "--url", "http://127.0.0.1:9");
  expect(unreachable).toMatchObject({ status: 2, stderr: expect.stringContaining("does not answer") });
});
