import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readCheckpoints } from "@/cli/read-checkpoints";
import { verifyExport } from "@/cli/verify-export";
import { checkAudit } from "../audit/check-audit";
import { exportAudit, exportInstanceAudit } from "../audit/export-audit";
import { recordAudit } from "../audit/record";
import { getDb } from "../db";
import { createPage } from "../pages/create-page";
import { deleteProject } from "../projects/delete-project";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { setCheckpointKey } from "../testing/set-checkpoint-key";
import { tamper } from "../testing/tamper";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { getPublicKey } from "./checkpoint-key";
import { deliverCheckpoints } from "./deliver-checkpoints";
import { getCheckpointState } from "./get-checkpoint-state";
import { makeCheckpoint } from "./make-checkpoint";
import { makeDueCheckpoints } from "./make-due-checkpoints";
import { isPublicAddress } from "./public-address";

withTestDatabase();

const secret = "whsec";
const arrived: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 200;
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  arrived.push({ headers: request.headers, body });
  response.writeHead(status).end();
});
let project: TestProject;
let folder: string;
let webhook: string;

beforeAll(async () => {
  setCheckpointKey();
  folder = await mkdtemp(path.join(os.tmpdir(), "strata-checkpoints-"));
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/strata`;
});
beforeEach(async () => {
  setUp({});
  project = await createProjectWith({ dialect: "postgres" });
  await createPage(project.viewers.editor, { slug: project.slug, title: "Backups" });
});
afterAll(async () => {
  setUp({});
  receiver.close();
  await rm(folder, { recursive: true });
});

function setUp(environment: Readonly<Record<string, string>>): void {
  for (const name of ["FOLDER", "WEBHOOK_URL", "WEBHOOK_SECRET", "WEBHOOK_PRIVATE"]) {
    delete process.env[`CHECKPOINT_${name}`];
    if (environment[name] !== undefined) process.env[`CHECKPOINT_${name}`] = environment[name];
  }
}
const make = () => makeCheckpoint(project.viewers.admin, { project: project.slug });
const note = () => recordAudit(project.viewers.editor, { action: "test.note", projectId: project.id });
const sizes = async () =>
  (await getDb().checkpoint.findMany({ where: { chainId: project.id }, orderBy: { size: "asc" } })).map(({ size }) =>
    Number(size),
  );
const delivery = () => getDb().checkpointDelivery.findFirstOrThrow({ where: { checkpoint: { chainId: project.id } } });

async function* exported(asking = exportAudit(project.viewers.viewer, project.slug)): AsyncGenerator<Uint8Array> {
  for await (const line of await asking) yield Buffer.from(line);
}

describe("a checkpoint", () => {
  test("covers the log and the revisions, its own row too, and an export verifies against it", async () => {
    await make();
    await note();
    await make();
    expect(await sizes()).toEqual([2, 4]);
    const report = await verifyExport(exported(), { keys: [getPublicKey() ?? ""] });
    expect(report).toMatchObject({
      broken: null,
      isSealed: true,
      signed: { sequence: 4 },
      ends: { audit: { sequence: 5 } },
    });
    expect((await checkAudit(project.viewers.viewer, project.slug)).signed).toMatchObject({ sequence: 4 });
  });

  test("covers the log of the instance too, which its administrators export", async () => {
    const { people, viewers } = project;
    await recordAudit(null, { action: "session.refused", subject: people.viewer.id });
    await makeDueCheckpoints();
    const administrator = viewerOf({ ...people.admin, isAdministrator: true });
    const report = await verifyExport(exported(exportInstanceAudit(administrator)), { keys: [getPublicKey() ?? ""] });
    expect(report).toMatchObject({ broken: null, signed: { sequence: report.ends.audit.sequence - 1 } });
    await expect(exportInstanceAudit(viewers.admin)).rejects.toMatchObject({ code: "not_found" });
  });

  test("shows where the database was made to say something else, its chain made anew with it", async () => {
    await make();
    await tamper("UPDATE audit_links SET hash = sha256('x') WHERE chain_id = $1::uuid AND sequence = 2", [project.id]);
    expect((await checkAudit(project.viewers.viewer, project.slug)).broken).toMatchObject({
      type: "audit",
      sequence: 2,
    });
    await tamper(
      "UPDATE checkpoints SET statement = replace(statement, 'audit 2', 'audit 1') WHERE chain_id = $1::uuid",
      [project.id],
    );
    expect((await verifyExport(exported(), {})).broken).not.toBeNull();
  });

  test("is made by whoever comes by when a chain grew long ago or much, and once however many come", async () => {
    await Promise.all([makeDueCheckpoints(), makeDueCheckpoints(), makeDueCheckpoints()]);
    expect(await sizes()).toEqual([1]);
    await note();
    await makeDueCheckpoints();
    expect(await sizes()).toEqual([1]);
    await tamper("UPDATE checkpoints SET created_at = created_at - interval '11 minutes'", []);
    await makeDueCheckpoints();
    expect(await sizes()).toEqual([1, 2]);
    await tamper("UPDATE audit_chains SET sequence = sequence + 1000 WHERE id = $1::uuid", [project.id]);
    await makeDueCheckpoints();
    expect(await sizes()).toEqual([1, 2, 1002]);
  });

  test("is made of a project that was deleted, once more", async () => {
    await make();
    const { name } = await getDb().project.findUniqueOrThrow({ where: { id: project.id } });
    await deleteProject(project.viewers.admin, { project: project.slug, typedName: name });
    await tamper("UPDATE checkpoints SET created_at = created_at - interval '11 minutes'", []);
    await makeDueCheckpoints();
    expect(await sizes()).toEqual([2, 3]);
  });

  test("is not made without a key, and that is said", async () => {
    const key = process.env.CHECKPOINT_KEY;
    process.env.CHECKPOINT_KEY = "";
    await makeDueCheckpoints();
    await expect(make()).rejects.toMatchObject({ code: "conflict" });
    process.env.CHECKPOINT_KEY = key;
    expect(await sizes()).toEqual([]);
  });
});

describe("a checkpoint leaves the database", () => {
  test("as a line of a file, which an export is then held against", async () => {
    setUp({ FOLDER: folder });
    await make();
    await deliverCheckpoints();
    const kept = await readCheckpoints(path.join(folder, `${project.id}.ndjson`), [getPublicKey() ?? ""]);
    expect(kept).toMatchObject([{ chainId: project.id, ends: { audit: { sequence: 2 } } }]);
    expect((await verifyExport(exported(), { kept })).broken).toBeNull();
    const { last } = await getCheckpointState(project.viewers.viewer, project.slug);
    expect(last).toMatchObject({ size: 2, left: ["file"], waiting: [] });
  });

  test("by a webhook, signed, once, with an id that stays the same when it comes again", async () => {
    setUp({ WEBHOOK_URL: webhook, WEBHOOK_SECRET: secret, WEBHOOK_PRIVATE: "true" });
    arrived.length = 0;
    status = 500;
    await make();
    await Promise.all([deliverCheckpoints(), deliverCheckpoints()]);
    expect(arrived).toHaveLength(1);
    expect(await delivery()).toMatchObject({ attempts: 1, deliveredAt: null, problem: expect.stringContaining("500") });
    await deliverCheckpoints();
    expect(arrived).toHaveLength(1);

    status = 200;
    await tamper("UPDATE checkpoint_deliveries SET next_at = now()", []);
    await deliverCheckpoints();
    expect(await delivery()).toMatchObject({ attempts: 2, problem: null });
    const [first, second] = arrived;
    expect(second?.headers["strata-delivery"]).toBe(first?.headers["strata-delivery"]);
    const signed = `${second?.headers["strata-timestamp"]}.${second?.body}`;
    expect(second?.headers["strata-signature"]).toBe(createHmac("sha256", secret).update(signed).digest("hex"));
    expect(JSON.parse(second?.body ?? "")).toMatchObject({ chainId: project.id, publicKey: getPublicKey() });
  });

  test.each(["127.0.0.1", "localhost", "[::1]", "169.254.169.254"])(
    "not to %s, unless private addresses are allowed",
    async (host) => {
      setUp({ WEBHOOK_URL: webhook.replace("127.0.0.1", host), WEBHOOK_SECRET: secret });
      arrived.length = 0;
      await make();
      await deliverCheckpoints();
      expect(arrived).toEqual([]);
      expect(await delivery()).toMatchObject({ problem: expect.stringContaining("not a public address") });
    },
  );

  test.each([
    ["93.184.216.34", true],
    ["2606:4700::1111", true],
    ["10.1.2.3", false],
    ["::ffff:10.1.2.3", false],
    ["64:ff9b::a01:203", false],
    ["fd00::1", false],
  ])("%s is public: %s", (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});
