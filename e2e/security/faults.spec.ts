import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { paths } from "@/lib/domain/paths";
import { getDb } from "@/lib/server/db";
import { type SecondServer, startSecondServer } from "../support/second-server";
import { type Answer, cookieOf, send } from "../support/send";
import { expect, test } from "../support/test";
import { createPlace, type Place } from "./place";

type Save = { readonly key: string; readonly field: string; readonly text: string; readonly base?: number };
type Headers = Readonly<Record<string, string>>;

const fields = ["purpose", "notes"] as const;

test("fifty saves in flight when the server is told to stop are each kept or refused, and it ends", async () => {
  const place = await createPlace();
  const cookie = await cookieOf(place.project.people.editor);
  const server = await startSecondServer();
  const tables = await tablesOf(place, 25);
  const saves = tables.flatMap((objectId) => fields.map((field) => ({ objectId, ...newSave(field) })));
  expect(saves).toHaveLength(50);
  const running = saves.map((save) => put(server, place, cookie, save, save.objectId).catch(() => null));
  const asking = askUntilRefused(`${server.address}/healthz`);
  await expect.poll(() => countOf(place, saves)).toBeGreaterThan(0);
  await server.end("SIGTERM");
  await asking;
  const answers = await Promise.all(running);
  for (const [index, answer] of answers.entries()) {
    const kept = await countOf(place, saves.slice(index, index + 1));
    if (answer?.status === 200) expect(kept, "acknowledged").toBe(1);
    else expect([null, 503], "refused in a way one can retry").toContain(answer?.status ?? null);
  }
  await expectWhole(place);
});

test("edits acknowledged before the server is killed are there once each, also when they are sent again", async () => {
  const place = await createPlace();
  const cookie = await cookieOf(place.project.people.editor);
  let server = await startSecondServer();
  const [objectId = ""] = await tablesOf(place, 1);
  const acknowledged: Save[] = [];
  for (let round = 0; round < 4; round += 1) {
    const killed = new Promise<void>((done) => {
      setTimeout(() => void server.end("SIGKILL").then(() => done()), 60 + round * 90);
    });
    let lost: Save | null = null;
    while (lost === null) {
      const save = { ...newSave("notes"), base: await baseOf(place, objectId, "notes") };
      const answer = await put(server, place, cookie, save, objectId).catch(() => null);
      if (answer?.status === 200) acknowledged.push(save);
      else lost = save;
    }
    await killed;
    server = await startSecondServer();
    expect((await put(server, place, cookie, lost, objectId)).status).toBe(200);
    acknowledged.push(lost);
  }
  await server.end();
  expect(await countOf(place, acknowledged)).toBe(acknowledged.length);
  await expectWhole(place);
});

test("a save whose answer is lost gives the same revision when it is sent again", async () => {
  const place = await createPlace();
  const cookie = await cookieOf(place.project.people.editor);
  const server = await startSecondServer();
  const [objectId = ""] = await tablesOf(place, 1);
  const lossy = await startLossyProxy(Number(new URL(server.address).port));
  const save = { ...newSave("notes"), base: 0 };
  await expect(
    put({ ...server, address: lossy.address }, place, cookie, save, objectId, server.address),
  ).rejects.toThrow();
  expect(await countOf(place, [save])).toBe(1);
  const [one, two] = await Promise.all([1, 2].map(() => put(server, place, cookie, save, objectId)));
  for (const answer of [one, two])
    expect(JSON.parse(answer?.text ?? "")).toMatchObject({ outcome: "repeated", number: 1 });
  expect(await countOf(place, [save])).toBe(1);
  lossy.stop();
  await server.end();
});

test("while the database does not answer, saves are refused for now, and kept again afterwards", async () => {
  const place = await createPlace();
  const cookie = await cookieOf(place.project.people.editor);
  const gate = await startGate();
  const server = await startSecondServer({ DATABASE_URL: gate.databaseUrl });
  const [objectId = ""] = await tablesOf(place, 1);
  const before = newSave("notes");
  expect((await put(server, place, cookie, before, objectId)).status).toBe(200);
  gate.cut();
  const refused = await put(server, place, cookie, newSave("notes"), objectId);
  expect([refused.status, refused.headers["retry-after"]]).toEqual([503, "5"]);
  for (const page of [paths.project(place.slug), paths.account()])
    await expectNoInsides(await send(page, { headers: cookie, to: server.address }), gate.databaseUrl);
  expect((await send("/readyz", { to: server.address })).status).toBe(503);
  expect((await send("/healthz", { to: server.address })).status).toBe(200);
  gate.mend();
  const after = newSave("notes");
  await expect(async () => expect((await put(server, place, cookie, after, objectId)).status).toBe(200)).toPass({
    timeout: 5_000,
  });
  expect(await countOf(place, [before, after])).toBe(2);
  await expectWhole(place);
  await server.end();
  gate.stop();
});

/** Holds that a page that could not be made says so, and nothing of why: that is in the log. */
async function expectNoInsides({ status, text }: Answer, databaseUrl: string): Promise<void> {
  expect(status).toBeGreaterThanOrEqual(500);
  expect(text).not.toContain(new URL(databaseUrl).password);
  expect(text).not.toMatch(
    /prisma|select |econnrefused|can't reach|node_modules|\.next\/|\bat \w+ \(|postgres(ql)?:/iu,
  );
}

/** Asks again and again on a connection that is kept, as an open page does. */
async function askUntilRefused(url: string): Promise<void> {
  const ask = async () => (await fetch(url)).text();
  while ((await ask().catch(() => null)) !== null);
}

const newSave = (field: string): Save => ({ key: randomUUID(), field, text: `Said as ${randomUUID()}.` });

async function put(
  server: Pick<SecondServer, "address">,
  { project, slug }: Place,
  cookie: Headers,
  { key, field, text, base }: Save,
  objectId: string,
  origin = server.address,
): Promise<Answer> {
  const body = JSON.stringify({ objectId, field, base: base ?? (await baseOf({ project }, objectId, field)), text });
  const headers = { ...cookie, Origin: origin, "Content-Type": "application/json", "Idempotency-Key": key };
  return send(paths.api.docs(slug), { method: "PUT", headers, body, to: server.address });
}

/** What a save of a field has to say it is based on. */
async function baseOf({ project }: Pick<Place, "project">, objectId: string, field: string): Promise<number> {
  const where = { projectId: project.id, objectId, field };
  return (await getDb().doc.findFirst({ where, select: { number: true } }))?.number ?? 0;
}

/** Tables of a project with nothing written about them; made where there are too few. */
async function tablesOf({ project }: Place, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const data = ids.map((id) => ({ id, projectId: project.id, kind: "table", tableId: id }));
  const versions = ids.map((objectId, index) => ({
    projectId: project.id,
    objectId,
    engineId: objectId,
    ordinal: 10_000 + index,
    kind: "table",
    tableId: objectId,
    schema: "public",
    name: `made_${index}_${objectId.slice(0, 4)}`,
    definition: {},
    origin: {},
    fromPosition: 1,
  }));
  await getDb().catalogObject.createMany({ data });
  await getDb().objectVersion.createMany({ data: versions });
  return ids;
}

/** How many revisions say what these saves said. */
function countOf({ project }: Place, saves: readonly Save[]): Promise<number> {
  return getDb().revision.count({ where: { projectId: project.id, text: { in: saves.map(({ text }) => text) } } });
}

/** As many rows of the audit as revisions, none twice, numbered without a gap, the newest standing in the doc. */
async function expectWhole({ project }: Place): Promise<void> {
  const where = { projectId: project.id };
  const revisions = await getDb().revision.findMany({ where, orderBy: { sequence: "asc" } });
  expect(revisions.map(({ sequence }) => Number(sequence))).toEqual(revisions.map((_, index) => index + 1));
  expect(await getDb().auditEntry.count({ where: { ...where, action: { startsWith: "doc." } } })).toBe(
    revisions.length,
  );
  for (const doc of await getDb().doc.findMany({ where })) {
    const own = revisions.filter(({ docId }) => docId === doc.id);
    expect(own.map(({ number }) => number)).toEqual(own.map((_, index) => index + 1));
    expect(own.at(-1)?.text).toBe(doc.text);
  }
}

/** A way to a server that hands requests on and cuts the line instead of handing an answer back. */
async function startLossyProxy(port: number) {
  const proxy = createServer((incoming) => {
    const outgoing = connect({ port, host: "127.0.0.1" });
    for (const socket of [incoming, outgoing]) socket.on("error", () => undefined);
    incoming.pipe(outgoing);
    outgoing.once("data", () => {
      incoming.destroy();
      outgoing.destroy();
    });
  });
  await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
  return { address: `http://localhost:${(proxy.address() as AddressInfo).port}`, stop: () => void proxy.close() };
}

/** A way to the database that can be cut and mended. */
async function startGate() {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const [port, host] = [Number(url.port), url.hostname];
  const open = new Set<Socket>();
  let isCut = false;
  const gate = createServer((incoming) => {
    if (isCut) return void incoming.destroy();
    const outgoing = connect({ port, host });
    for (const socket of [incoming, outgoing]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => [incoming, outgoing].forEach((each) => void each.destroy()));
    }
    incoming.pipe(outgoing).pipe(incoming);
  });
  await new Promise<void>((ready) => gate.listen(0, "127.0.0.1", ready));
  url.port = String((gate.address() as AddressInfo).port);
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    databaseUrl: url.href,
    cut,
    mend: () => {
      isCut = false;
    },
    stop: () => {
      cut();
      gate.close();
    },
  };
}
