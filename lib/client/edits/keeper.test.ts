import { beforeEach, expect, test, vi } from "vitest";
import type { Edit } from "./edit";

vi.stubGlobal("window", new EventTarget());
vi.stubGlobal("document", new EventTarget());
vi.stubGlobal("navigator", { onLine: true });
const { editOf, putEdit, setPerson } = await import("./edits");
const { sendEdit } = await import("./keeper");

const edit: Edit = {
  id: "1",
  person: "ada",
  project: "shop",
  target: { objectId: "users" },
  field: "purpose",
  label: "Purpose of users",
  href: "/",
  base: 0,
  baseText: "",
  text: "One.",
  at: 0,
  attempt: null,
  state: { kind: "sending" },
};
const sent: { base: number; text: string }[] = [];

beforeEach(() => {
  sent.length = 0;
  setPerson("ada");
  putEdit(edit);
});

/** A server that saves everything; before it answers the first time, something else happens. */
function serve(meanwhile: () => void, answer = (number: number, text: string) => Response.json({ number, text })) {
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    const { base, text } = JSON.parse(body);
    sent.push({ base, text });
    if (sent.length === 1) meanwhile();
    return answer(base + 1, text);
  });
}

const now = () => editOf(edit.id) ?? edit;

test("what is typed while a save is on its way stays, over that save, and is not sent by itself", async () => {
  serve(() => putEdit({ ...now(), text: "One. And ha", state: { kind: "writing" } }));
  await sendEdit(edit.id);
  expect(sent).toEqual([{ base: 0, text: "One." }]);
  expect(now()).toMatchObject({ text: "One. And ha", base: 1, baseText: "One.", attempt: null });
  expect(now().state).toEqual({ kind: "writing" });
});

test("what is asked to be saved while a save is on its way goes after it", async () => {
  serve(() => putEdit({ ...now(), text: "One. And two.", state: { kind: "sending" } }));
  await sendEdit(edit.id);
  expect(sent).toEqual([
    { base: 0, text: "One." },
    { base: 1, text: "One. And two." },
  ]);
  expect(editOf(edit.id)).toBeNull();
});

test("what is typed while a save gets no answer is not sent by itself either, and the save's key is kept", async () => {
  const write = () => putEdit({ ...now(), text: "One. And ha", state: { kind: "writing" } });
  serve(write, () => new Response(null, { status: 503 }));
  await sendEdit(edit.id);
  expect(now()).toMatchObject({ text: "One. And ha", attempt: { text: "One." }, state: { kind: "writing" } });
});

test("a save without an answer goes again, with its key, before what was written after it", async () => {
  const keys: string[] = [];
  vi.stubGlobal("fetch", async (_: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    const { base, text } = JSON.parse(body);
    sent.push({ base, text });
    keys.push(headers["Idempotency-Key"] ?? "");
    if (sent.length === 1) throw new TypeError("the line was cut");
    return Response.json({ number: base + 1, text });
  });
  await sendEdit(edit.id);
  putEdit({ ...now(), text: "One. And two.", state: { kind: "sending" } });
  await sendEdit(edit.id);
  expect(sent.map(({ base, text }) => `${base}: ${text}`)).toEqual(["0: One.", "0: One.", "1: One. And two."]);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test("what is typed while a save meets another's stays as it is typed, and is merged once it is asked to be saved", async () => {
  const conflict = { number: 1, text: "Before.\nOne.\n", by: "Grace", at: null, baseText: "One.\n" };
  const refuse = () => Response.json({ error: { code: "conflict", message: "", details: conflict } }, { status: 409 });
  const answer = (number: number, text: string) => (number === 1 ? refuse() : Response.json({ number, text }));
  putEdit({ ...edit, baseText: "One.\n", text: "One.\nTwo." });
  serve(() => putEdit({ ...now(), text: "One.\nTwo. And ha", state: { kind: "writing" } }), answer);
  await sendEdit(edit.id);
  expect(sent).toEqual([{ base: 0, text: "One.\nTwo." }]);
  expect(now()).toMatchObject({ text: "One.\nTwo. And ha", base: 0, baseText: "One.\n", attempt: null });
  expect(now().state).toEqual({ kind: "writing" });

  putEdit({ ...now(), text: "One.\nTwo. And half.", state: { kind: "sending" } });
  await sendEdit(edit.id);
  expect(sent.at(-1)).toEqual({ base: 1, text: "Before.\nOne.\nTwo. And half." });
  expect(editOf(edit.id)).toBeNull();
});
