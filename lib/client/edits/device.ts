import { type DBSchema, openDB } from "idb";
import { type Edit, newKey } from "./edit";
import { KEPT_FLAG } from "./edits";

type Kept = Edit & { readonly tab: string };
interface Schema extends DBSchema {
  edits: { key: string; value: Kept; indexes: { person: string } };
}

/** The edits kept in this browser, of whoever wrote them in it. */
export type Device = {
  readonly put: (edit: Edit) => void;
  readonly drop: (id: string) => void;
  /** A person's, of all tabs and projects, newest first. */
  readonly list: (person: string) => Promise<readonly Edit[]>;
  /** Those of them that no open tab is writing: what closed, reloaded and crashed tabs left behind. They are this tab's from now on. */
  readonly adopt: (person: string) => Promise<readonly Edit[]>;
};

const tab = newKey();
const lockOf = (of: string) => `strata-tab-${of}`;

/** Opens the browser's store. Throws where there is none, as in some private windows. */
export async function openDevice(onFailure: () => void): Promise<Device> {
  const db = await openDB<Schema>("strata", 1, {
    upgrade: (made) => made.createObjectStore("edits", { keyPath: "id" }).createIndex("person", "person"),
  });
  const waiting = new Map<string, Kept | null>();
  let isWriting = false;

  // One write at a time; what is typed meanwhile is in the next, in its newest state.
  async function write(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    try {
      while (waiting.size > 0) {
        const batch = [...waiting];
        waiting.clear();
        const change = db.transaction("edits", "readwrite");
        for (const [id, kept] of batch) void (kept ? change.store.put(kept) : change.store.delete(id));
        await change.done;
        flag((await db.count("edits")) > 0);
      }
    } catch {
      onFailure();
    } finally {
      isWriting = false;
    }
  }

  function later(id: string, kept: Kept | null): void {
    waiting.set(id, kept);
    void write();
  }

  const list = async (person: string) =>
    (await db.getAllFromIndex("edits", "person", person)).sort((a, b) => b.at - a.at);
  return {
    put: (edit) => {
      holdTab();
      later(edit.id, { ...edit, tab });
    },
    drop: (id) => later(id, null),
    list,
    adopt: async (person) => {
      const open = await openTabs();
      const left = (await list(person)).filter((kept) => kept.tab !== tab && !open.has(lockOf(kept.tab)));
      for (const kept of left) later(kept.id, { ...kept, tab });
      if (left.length > 0) holdTab();
      return left.map(({ tab: _, ...edit }) => edit);
    },
  };
}

let isHeld = false;

// The browser lets the lock go when the tab is closed, left or crashes, and not before.
function holdTab(): void {
  if (isHeld || !navigator.locks) return;
  isHeld = true;
  void navigator.locks.request(lockOf(tab), () => new Promise(() => {}));
}

async function openTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => name ?? []));
}

function flag(isKept: boolean): void {
  try {
    if (isKept) localStorage.setItem(KEPT_FLAG, "1");
    else localStorage.removeItem(KEPT_FLAG);
  } catch {
    // Without the flag, the edits are found by whoever opens a field.
  }
}
