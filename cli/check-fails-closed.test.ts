import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHere } from "./testing/run-here";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "strata-closed-"));
  await writeFile(path.join(folder, "0001_people.sql"), "CREATE TABLE people (id int);");
});
afterAll(() => rm(folder, { recursive: true }));

const signatures = { policy: [], missing: [], present: [], dismissed: [], withdrawn: [] };
const nothing = {
  blockers: [],
  owners: [],
  checklists: [],
  waivers: [],
  reasons: [],
  signatures,
  policy: null,
  digests: null,
};
const counts = { items: 1, holding: 1, blockers: 0, waived: 0, errors: 0 };
const project = { slug: "shop", name: "Shop" };
const ready = {
  ...nothing,
  project,
  isReady: true,
  error: null,
  head: null,
  evaluatedAt: "2026-11-22T06:00:00Z",
  counts,
};
const lists = [
  "undocumented",
  "later",
  "unowned",
  "unread",
  "history",
  "stale",
  "archived",
  "dismissed",
  "assumptions",
];
const change = {
  ...Object.fromEntries(lists.map((list) => [list, []])),
  ...{ project, head: null, migrations: [], absent: [], touched: 0, firstChange: null },
  closes: { stale: false, dismissed: true, assumptions: false },
};

/** A server whose gate answers so, and to files with a stream that ends in this check. */
async function asking(status: number, gate: string, changes = gate): Promise<readonly number[]> {
  const server = createServer((incoming, outgoing) => {
    const body = incoming.method === "GET" ? gate : changes;
    incoming.resume().on("end", () => outgoing.writeHead(status, { location: "/sign-in" }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const to = ["--project", "shop", "--url", url, "--token", "strata_x"];
  const ended = [await runHere("check", ...to), await runHere("check", folder, ...to)];
  await new Promise((resolve) => server.close(resolve));
  return ended.map((each) => each.status);
}

const told = (gate: object, more: object = {}) =>
  [200, JSON.stringify(gate), `${JSON.stringify({ kind: "checked", check: { ...change, ...more, gate } })}\n`] as const;

test("a verdict is taken for what it says", async () => {
  expect(await asking(...told(ready))).toEqual([0, 0]);
  expect(await asking(...told({ ...ready, isReady: false, reasons: ["No checklist is attached."] }))).toEqual([1, 1]);
});

const half = JSON.stringify(ready).slice(0, -9);

test.each([
  ["nothing", [200, ""]],
  ["a page", [200, "<html>ready</html>"]],
  ["something else", [200, "{}"]],
  ["of another project", told({ ...ready, project: { slug: "other", name: "Shop" } })],
  ["ready with a blocker", told({ ...ready, counts: { ...counts, blockers: 1 } })],
  ["ready without a signature", told({ ...ready, signatures: { ...signatures, missing: ["One."] } })],
  ["ready, and was not evaluated", told({ ...ready, error: "It could not be evaluated." })],
  ["not said to be ready or not", told({ ...ready, isReady: "true" })],
  ["half of one", [200, half, `{"kind":"progress","phase":"replaying","done":1,"total":1,"path":null}\n${half}`]],
  ["a failure", [500, JSON.stringify({ error: { code: "internal", message: "It broke." } })]],
  ["a way elsewhere", [302, ""]],
] as const)("an answer that is %s is no verdict", async (_, [status, gate, changes]) => {
  expect(await asking(status, gate, changes)).toEqual([2, 2]);
});

test("a check of a change that lacks a part is none", async () => {
  for (const list of ["undocumented", "unowned", "unread", "history", "stale"])
    expect((await asking(...told(ready, { [list]: undefined })))[1], list).toBe(2);
});
