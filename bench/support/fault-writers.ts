import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { paths } from "@/lib/domain/paths";
import { getDb } from "@/lib/server/db";

const ANSWER_TIMEOUT_MS = 20_000;
const AGAIN_MS = 100;

/** Where the writers send to: the address changes when another process takes over. */
export type Way = { address: string; readonly slug: string; readonly headers: Readonly<Record<string, string>> };
/** What a writer was told of one save. */
export type Receipt = { readonly revisionId: string; readonly text: string };
/** Everything that was told, and what else was seen, to be held against what is stored. */
export type Ledger = { readonly receipts: Receipt[]; readonly statuses: Map<string, number>; lastAt: number };

export const newLedger = (): Ledger => ({ receipts: [], statuses: new Map(), lastAt: 0 });

/**
 * Writers, each in a doc of its own, who save one unique text after another until told to stop. A save without a good answer is
 * sent again with the same key until there is one, as the page in the browser does.
 */
export function startWriters(way: Way, objectIds: readonly string[], ledger: Ledger) {
  const state = { isOver: false };
  const running = objectIds.map((objectId) => writeOn(way, objectId, ledger, state));
  return {
    stop: async () => {
      state.isOver = true;
      await Promise.all(running);
    },
  };
}

async function writeOn(way: Way, objectId: string, ledger: Ledger, state: { isOver: boolean }): Promise<void> {
  const doc = await getDb().doc.findFirst({ where: { objectId, field: "purpose" }, select: { number: true } });
  let base = doc?.number ?? 0;
  while (!state.isOver) base = await saveUntilTold(way, { objectId, base, text: `Said as ${randomUUID()}.` }, ledger);
}

type Save = { readonly objectId: string; readonly base: number; readonly text: string };

async function saveUntilTold(way: Way, save: Save, ledger: Ledger): Promise<number> {
  const key = randomUUID();
  for (;;) {
    const answer = await send(way, save, key);
    count(ledger, answer.said);
    if (answer.saved) {
      ledger.receipts.push({ revisionId: answer.saved.revisionId, text: save.text });
      ledger.lastAt = performance.now();
      return answer.saved.number;
    }
    await sleep(AGAIN_MS * (0.5 + Math.random()));
  }
}

type Saved = { readonly revisionId: string; readonly number: number };

async function send(way: Way, save: Save, key: string): Promise<{ said: string; saved: Saved | null }> {
  try {
    const answer = await fetch(`${way.address}${paths.api.docs(way.slug)}`, {
      method: "PUT",
      headers: { ...way.headers, "Content-Type": "application/json", "Idempotency-Key": key },
      body: JSON.stringify({ ...save, field: "purpose" }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    const body: unknown = await answer.json();
    return { said: String(answer.status), saved: answer.ok ? (body as Saved) : null };
  } catch {
    return { said: "no answer", saved: null };
  }
}

function count({ statuses }: Ledger, said: string): void {
  statuses.set(said, (statuses.get(said) ?? 0) + 1);
}

/** Holds what was told against what is stored, prints it, and says whether nothing was lost, doubled or changed. */
export async function settle(name: string, ledger: Ledger, problems: readonly string[]): Promise<boolean> {
  const { receipts, statuses } = ledger;
  const stored = await getDb().revision.findMany({
    where: { text: { in: receipts.map(({ text }) => text) } },
    select: { id: true, text: true },
  });
  const idsOf = new Map<string, typeof stored>();
  for (const revision of stored) idsOf.set(revision.text, [...(idsOf.get(revision.text) ?? []), revision]);
  const lost = receipts.filter(({ text, revisionId }) => !idsOf.get(text)?.some(({ id }) => id === revisionId)).length;
  const duplicated = [...idsOf.values()].filter(({ length }) => length > 1).length;
  const said = [...statuses].map(([status, times]) => `${status} ×${times}`).join(", ");
  process.stdout.write(
    `${name}: ${receipts.length} acknowledged, ${lost} lost, ${duplicated} duplicated; answers: ${said}${problems.map((problem) => `; ${problem}`).join("")}\n`,
  );
  return lost === 0 && duplicated === 0 && problems.length === 0 && receipts.length > 0;
}
