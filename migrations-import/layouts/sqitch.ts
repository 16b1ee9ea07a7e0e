import type { Diagnostic } from "../model/diagnostic";
import { fileDiagnostic } from "./file-diagnostic";
import { count } from "./file-names";
import { type FileTree, fileNameOf, folderOf, joinPath } from "./file-tree";
import type { LayoutEntry, LayoutMatch, LayoutReading } from "./layout";

const planName = "sqitch.plan";
const configurationName = "sqitch.conf";

/** A change as a plan names it, with the tags that follow before the next change of that name. */
type Change = { readonly name: string; readonly tags: readonly string[] };

/** The folders that hold a `sqitch.plan`, with the changes it names among their scripts. */
export function sqitchProjects(tree: FileTree): LayoutMatch[] {
  return tree.files
    .map(({ path }) => path)
    .filter((path) => fileNameOf(path) === planName)
    .map(folderOf)
    .flatMap((root) => matchOf(tree, root));
}

/** Reads a folder as Sqitch does: the scripts in `deploy`, in the order of the plan. Null where the folder has no plan. */
export function readSqitch(folder: FileTree): LayoutReading | null {
  const plan = folder.text(planName);
  if (plan === null) return null;
  const scripts = joinPath(settingOf(folder, "top_dir") ?? "", "deploy");
  const found = changesOf(plan).map((change) => ({ change, path: scriptOf(folder, scripts, change) }));
  return {
    entries: found.flatMap(({ path }) => (path === null ? [] : [entryOf(scripts, path)])),
    hasWholeNames: true,
    belongs: (path) => path === planName || path === configurationName,
    whyLeftOut,
    diagnostics: found.flatMap(({ change, path }) => (path === null ? [missing(scripts, change.name)] : [])),
  };
}

function matchOf(tree: FileTree, root: string): LayoutMatch[] {
  const folder = tree.below(root);
  const migrations = readSqitch(folder)?.entries.length ?? 0;
  if (migrations === 0) return [];
  const because = `it has a ${planName} that names ${count(migrations, "change")}`;
  return [{ root, certainty: "marker", migrations, because, provider: settingOf(folder, "engine") }];
}

/** A value of the configuration's core section. */
function settingOf(folder: FileTree, name: string): string | null {
  const core = /^\[core\][^[]*/m.exec(folder.text(configurationName) ?? "")?.[0] ?? "";
  const value = new RegExp(`^[ \\t]*${name}[ \\t]*=[ \\t]*"?([^\\s"]+)`, "m").exec(core)?.[1];
  const clean = value?.replace(/^\.\/|\/$/g, "");
  return clean === undefined || clean === "." ? null : clean;
}

function changesOf(plan: string): Change[] {
  const changes: { name: string; tags: string[] }[] = [];
  const last = new Map<string, { tags: string[] }>();
  for (const [line] of plan.matchAll(/^[ \t]*[^\s#%].*/gm)) {
    const [, sign = "", name = ""] = /^([@+-]?)[ \t]*([^\s[]+)/.exec(line.trim()) ?? [];
    if (sign === "@") for (const change of last.values()) change.tags.push(name);
    if (sign === "@" || sign === "-" || name === "") continue;
    const change = { name, tags: [] };
    changes.push(change);
    last.set(name, change);
  }
  return changes;
}

/** Of a change that was made anew later, the script as it was has a tag in its name. */
function scriptOf(folder: FileTree, scripts: string, { name, tags }: Change): string | null {
  const tagged = [...tags].reverse().map((tag) => `${scripts}/${name}@${tag}.sql`);
  return [...tagged, `${scripts}/${name}.sql`].find((path) => folder.has(path)) ?? null;
}

function entryOf(scripts: string, path: string): LayoutEntry {
  const name = path.slice(scripts.length + 1).replace(/\.sql$/, "");
  return { path, version: name, name };
}

function whyLeftOut(path: string): string | null {
  if (/(^|\/)revert\//.test(path)) return "it undoes a migration";
  if (/(^|\/)verify\//.test(path)) return "it only checks what a migration did";
  return /(^|\/)deploy\//.test(path) ? "the plan does not name it" : null;
}

function missing(scripts: string, name: string): Diagnostic {
  const path = `${scripts}/${name}.sql`;
  const message = `The plan names ${name}, and there is no file ${path}.`;
  return fileDiagnostic("error", "MISSING_FILE", path, message, "Add the file, or take the change out of the plan.");
}
