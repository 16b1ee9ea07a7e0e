import { currentFailures } from "../failed-calls";
import type { Edit } from "./edit";
import { currentEdits, editOf, KEPT_FLAG, keepWith, putEdit } from "./edits";

type Keeper = typeof import("./keeper");

let loading: Promise<Keeper> | null = null;

/** Loads what keeps edits on the device and sends them. Tried anew when it could not be had. */
export function loadKeeper(): Promise<Keeper> {
  loading ??= import("./keeper").catch((thrown) => {
    loading = null;
    throw thrown;
  });
  return loading;
}

/** Takes up what this person left unsaved in this browser; loads nothing where nobody left anything. */
export function takeUpKept(): void {
  if (isAnythingKept()) void loadKeeper().then((keeper) => keeper.takeUp(), ignore);
}

/** Keeps on the device what is being written from now on. */
export function beginKeeping(): void {
  void loadKeeper().then((keeper) => keeper.takeUp(), ignore);
}

/** Sends an edit to be saved, now or as soon as Strata can be reached. */
export function submitEdit(id: string): void {
  const edit = editOf(id);
  if (!edit) return;
  putEdit({ ...edit, state: { kind: "sending" } });
  loadKeeper().then(
    (keeper) => keeper.sendEdit(id),
    () => sendUnkept(id, edit),
  );
}

// Nothing is kept on the device then: the text is on the page, which asks before it is left.
function sendUnkept(id: string, edit: Edit): void {
  keepWith(null);
  const refused = { kind: "refused" as const, message: renewed };
  putEdit({ ...(editOf(id) ?? edit), state: navigator.onLine ? refused : { kind: "waiting" } });
  if (!navigator.onLine) window.addEventListener("online", () => submitEdit(id), { once: true });
}

let isLeaving = false;

/** The next time the page is left, nothing is asked: what is kept on the device comes back. */
export function leaveWithKept(): void {
  isLeaving = true;
}

/** Has the browser ask before a page with unsaved text is left. Gives what ends it. */
export function guardLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (!isLeaving && (currentEdits().length > 0 || currentFailures().length > 0)) event.preventDefault();
    isLeaving = false;
  };
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}

const renewed = "Strata could not load what saves. Copy your text, reload the page, and save it again.";
const ignore = () => {};

function isAnythingKept(): boolean {
  try {
    return localStorage.getItem(KEPT_FLAG) !== null;
  } catch {
    return false;
  }
}
