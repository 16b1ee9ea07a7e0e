import type { DocConflict, SavedDoc } from "@/lib/domain/docs";
import { paths } from "@/lib/domain/paths";
import { mayWorkLater } from "../failed-calls";
import { RequestError, request } from "../request";
import { tellSaved, tellSaveState } from "../save-state";
import { type Device, openDevice } from "./device";
import { type Attempt, type Edit, type EditState, newKey, placeOf } from "./edit";
import { currentEdits, currentPerson, dropEdit, editOf, keepWith, putEdit, setSaved } from "./edits";
import { mergedText, mergeTexts } from "./merge-texts";

const ANSWER_TIMEOUT_MS = 15_000;
const [FIRST_RETRY_MS, LONGEST_RETRY_MS] = [1_000, 30_000];
// Others may save as quickly as this merges; after so many rounds a person is asked.
const MOST_MERGES = 5;

let opening: Promise<Device | null> | null = null;
let takenUpFor: string | null = null;

/** The browser's store; null where there is none, which the page then says. */
export function device(): Promise<Device | null> {
  opening ??= openDevice(() => keepWith(null)).then(
    (opened) => {
      keepWith(opened);
      return opened;
    },
    () => {
      keepWith(null);
      return null;
    },
  );
  return opening;
}

/** Brings back what this person left behind in this browser, and sends what they had asked to be saved. */
export async function takeUp(): Promise<void> {
  const person = currentPerson();
  if (person === null || takenUpFor === person) return;
  takenUpFor = person;
  const left = (await (await device())?.adopt(person).catch(() => [])) ?? [];
  for (const edit of left) putEdit({ ...edit, state: { kind: wasSent(edit.state) ? "waiting" : "writing" } });
  sendWaiting();
}

const wasSent = ({ kind }: EditState) => kind === "sending" || kind === "waiting" || kind === "signed out";

const underWay = new Set<string>();

/** Sends an edit until it is acknowledged, merged or refused, or has to wait. */
export async function sendEdit(id: string): Promise<void> {
  if (underWay.has(id)) return;
  underWay.add(id);
  try {
    for (let round = 0; await sendOnce(id, round); round += 1);
  } finally {
    underWay.delete(id);
  }
}

/** Says whether there is more to send. */
async function sendOnce(id: string, round: number): Promise<boolean> {
  const edit = editOf(id);
  if (!edit || edit.person !== currentPerson()) return false;
  const { text, base, project, target, field } = edit;
  const attempt = edit.attempt ?? { key: newKey(), base, text, reason: null };
  if (!navigator.onLine) return wait({ ...edit, attempt });
  putEdit({ ...edit, attempt, state: { kind: "sending" } });
  tellSaveState({ kind: "saving" });
  const body = { ...target, field, base: attempt.base, text: attempt.text, reason: attempt.reason };
  const headers = { "Idempotency-Key": attempt.key };
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  try {
    const saved = await request<SavedDoc>(paths.api.docs(project), { method: "PUT", body, headers, signal });
    return acknowledge(id, attempt, saved);
  } catch (thrown) {
    return takeRefusal(editOf(id) ?? edit, thrown, round);
  }
}

function acknowledge(id: string, attempt: Attempt, saved: SavedDoc): boolean {
  retries = 0;
  const edit = editOf(id);
  if (!edit) return false;
  setSaved(placeOf(edit.target, edit.field), saved);
  const isAll = edit.text === attempt.text;
  if (isAll) dropEdit(id);
  else putEdit({ ...edit, attempt: null, base: saved.number, baseText: saved.text });
  tellSaved(saved, attempt.reason);
  // What was typed meanwhile goes once its writer asks for it.
  return !isAll && edit.state.kind === "sending";
}

function takeRefusal(edit: Edit, thrown: unknown, round: number): boolean {
  const conflict = conflictOf(thrown);
  if (conflict) return merge(edit, conflict, round);
  if (!(thrown instanceof RequestError) || mayWorkLater(thrown.status)) return wait(edit);
  const { status, message } = thrown;
  const state = { kind: status === 401 ? ("signed out" as const) : ("refused" as const), message };
  putEdit({ ...edit, attempt: status === 401 ? edit.attempt : null, state });
  tellSaveState({ kind: "idle" });
  return false;
}

function conflictOf(thrown: unknown): DocConflict | null {
  if (!(thrown instanceof RequestError) || thrown.status !== 409) return null;
  const { details } = thrown;
  const hasText = typeof details === "object" && details !== null && "text" in details && "number" in details;
  return hasText ? (details as DocConflict) : null;
}

function merge(edit: Edit, conflict: DocConflict, round: number): boolean {
  // Whoever went on writing meanwhile finds their text as it is; it is merged once they ask for it to be saved.
  if (edit.state.kind === "writing") {
    putEdit({ ...edit, attempt: null });
    tellSaveState({ kind: "idle" });
    return false;
  }
  const text = mergedText(mergeTexts(edit.baseText, edit.text, conflict.text));
  const isClean = text !== null && round < MOST_MERGES;
  if (isClean) {
    const reason = `Merged with ${conflict.by ?? "another"}'s revision ${conflict.number}`;
    const attempt = { key: newKey(), base: conflict.number, text, reason };
    putEdit({ ...edit, text, base: conflict.number, baseText: conflict.text, attempt });
  } else {
    putEdit({ ...edit, attempt: null, state: { kind: "conflict", conflict } });
    tellSaveState({ kind: "idle" });
  }
  return isClean;
}

function wait(edit: Edit): false {
  const isWritten = edit.state.kind === "writing";
  putEdit(isWritten ? edit : { ...edit, state: { kind: "waiting" } });
  tellSaveState({ kind: "idle" });
  if (isWritten) return false;
  clearTimeout(timer);
  const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** retries) * (0.75 + Math.random() / 2);
  retries += 1;
  timer = setTimeout(sendWaiting, pause);
  return false;
}

let retries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function sendWaiting(): void {
  for (const { id, state } of currentEdits()) if (state.kind === "waiting") void sendEdit(id);
}

/** Whoever comes back to the tab may have signed in in another. */
function sendAgain(): void {
  if (document.visibilityState === "hidden") return;
  retries = 0;
  for (const { id, state } of currentEdits())
    if (state.kind === "waiting" || state.kind === "signed out") void sendEdit(id);
}

window.addEventListener("online", sendAgain);
document.addEventListener("visibilitychange", sendAgain);
