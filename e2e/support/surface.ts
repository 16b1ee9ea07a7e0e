import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { patternOf } from "@/scripts/architecture/list-doors";
import { type Answer, send } from "./send";
import { address } from "./server";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = path.join(root, process.env.NEXT_DIST_DIR || ".next");

const readBuilt = (file: string): unknown => JSON.parse(readFileSync(path.join(built, file), "utf8"));

/** A server action as the build has it. */
export type ServerAction = { readonly id: string; readonly name: string; readonly page: string };

/** Every server action of the build that is served, with a page it belongs to. */
export function listActions(): readonly ServerAction[] {
  const { node } = readBuilt("server/server-reference-manifest.json") as {
    node: Record<string, { workers: Record<string, unknown>; exportedName: string }>;
  };
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const [page = ""] = Object.keys(workers).sort();
    return { id, name: exportedName, page: patternOf(page.replace(/^app\//u, "")) };
  });
}

/** The addresses the build has made pages for ahead of any request: pages without a nonce. */
export function listStaticPages(): readonly string[] {
  const { routes } = readBuilt("prerender-manifest.json") as { routes: Record<string, unknown> };
  return Object.keys(routes);
}

/** What the build seals the closures of actions with. */
export function actionsKey(): string {
  return (readBuilt("server/server-reference-manifest.json") as { encryptionKey: string }).encryptionKey;
}

/** Every file of the build that browsers are served: its name and what is in it. */
export function listServedFiles(): ReadonlyMap<string, string> {
  const folder = path.join(built, "static");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return new Map(files.map(({ name, parentPath }) => [name, readFileSync(path.join(parentPath, name), "utf8")]));
}

/** An action by its name. */
export function findAction(name: string): ServerAction {
  const action = listActions().find((each) => each.name === name);
  if (!action) throw new Error(`There is no action ${name}.`);
  return action;
}

/** A form with these fields. */
export function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Calls an action as its form or button does; an input that is a form goes as one. */
export function callAction(
  action: ServerAction,
  page: string,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
  to = address,
): Promise<Answer> {
  const isForm = input instanceof FormData;
  const boundary = "----strata";
  const own = {
    Origin: to,
    Accept: "text/x-component",
    "Next-Action": action.id,
    "Content-Type": isForm ? `multipart/form-data; boundary=${boundary}` : "text/plain;charset=UTF-8",
  };
  const body = isForm ? formBody(input, boundary) : JSON.stringify([input]);
  return send(page, { method: "POST", headers: { ...own, ...headers }, body, to });
}

// How React hands over the arguments (null, form).
function formBody(form: FormData, boundary: string): string {
  const fields = [...form].map(([name, value]) => [`_1_${name}`, String(value)] as const);
  const parts = [...fields, ["0", '[null,"$K1"]'] as const].map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${boundary}--\r\n`;
}

/** What an action answered: `done`, or the code of its refusal; the status where it gave no answer of its own. */
export function outcomeOf(answer: Answer): string {
  if (answer.headers["x-action-redirect"] !== undefined) return "done";
  if (/"ok":true/u.test(answer.text)) return "done";
  return /"ok":false,"code":"([a-z_]+)"/u.exec(answer.text)?.[1] ?? String(answer.status);
}
