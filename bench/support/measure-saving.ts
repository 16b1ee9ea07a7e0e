import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { paths } from "@/lib/domain/paths";
import { getDb } from "@/lib/server/db";
import { createPerson } from "@/lib/server/testing/create-person";
import { signIn, startBenchWeb } from "./bench-web";
import { percentiles, timed } from "./measure";
import { reference } from "./reference";

const LASTS_MS = 20_000;
const WARMS_UP_MS = 20_000;
const REFERENCES = 20;

type Saving = { readonly slug: string; readonly people: number; readonly pauseMs: number };
type Doc = { readonly objectId: string; number: number };
type Person = { readonly headers: Readonly<Record<string, string>>; readonly doc: Doc };

/**
 * How long a save takes to be acknowledged, over HTTP, by a web process that has been at work for a while, when so many people save at
 * once, each a text of their own and each with a pause after every answer. Prints p50, p95 and p99 against the goal, how long work that is
 * always the same took just before, and that what was acknowledged is there.
 */
export async function measureSaving({ slug, people, pauseMs }: Saving): Promise<void> {
  const web = await startBenchWeb();
  try {
    const writers = await createWriters(slug, people, web.address);
    const before = await getDb().revision.count();
    const references: number[] = [];
    for (let round = 0; round < REFERENCES; round++) references.push(await timed(reference));
    const write = (writer: Person, times: number[], until: number) =>
      writeUntil(web.address, slug, writer, times, pauseMs, until);
    const begin = performance.now() + WARMS_UP_MS;
    const warming: number[] = [];
    await Promise.all(writers.map((writer) => write(writer, warming, begin)));
    const times: number[] = [];
    await Promise.all(writers.map((writer) => write(writer, times, begin + LASTS_MS)));
    const kept = (await getDb().revision.count()) - before;
    const [at, beside] = [percentiles(times), percentiles(references)];
    process.stdout.write(
      `saves by ${people} people, ${pauseMs} ms of pause: p50 ${at(0.5)} ms of 40, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms of 200 ` +
        `(reference: ${beside(0.5)} and ${beside(0.95)} ms); ` +
        `${(times.length / (LASTS_MS / 1000)).toFixed(0)} a second; ${times.length + warming.length} acknowledged, ${kept} kept\n`,
    );
  } finally {
    await web.end();
  }
}

async function createWriters(slug: string, people: number, origin: string): Promise<readonly Person[]> {
  const { id: projectId } = await getDb().project.findUniqueOrThrow({ where: { slug } });
  const docs = await getDb().doc.findMany({
    where: { projectId, field: "purpose" },
    take: people,
    orderBy: { id: "asc" },
    select: { objectId: true, number: true },
  });
  return Promise.all(
    docs.map(async ({ objectId, number }) => {
      const { id: userId } = await createPerson();
      await getDb().member.create({ data: { projectId, userId, role: "editor" } });
      const headers = { ...(await signIn(userId)), Origin: origin, "Content-Type": "application/json" };
      return { headers, doc: { objectId: objectId ?? "", number } };
    }),
  );
}

// Nobody begins at the same moment as everybody else, as people do not.
async function writeUntil(
  address: string,
  slug: string,
  { headers, doc }: Person,
  times: number[],
  pauseMs: number,
  until: number,
) {
  await sleep(Math.random() * pauseMs);
  while (performance.now() < until) {
    const text = `What one row stands for, as it was put at ${randomUUID()}, and who relies on it.`;
    const body = JSON.stringify({ objectId: doc.objectId, field: "purpose", base: doc.number, text });
    const began = performance.now();
    const answer = await fetch(`${address}${paths.api.docs(slug)}`, {
      method: "PUT",
      headers: { ...headers, "Idempotency-Key": randomUUID() },
      body,
    });
    const saved = (await answer.json()) as { number: number };
    if (!answer.ok) throw new Error(`A save was refused: ${answer.status} ${JSON.stringify(saved)}`);
    times.push(performance.now() - began);
    doc.number = saved.number;
    await sleep(pauseMs);
  }
}
