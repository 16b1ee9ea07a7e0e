import type { FileTree } from "./file-tree";
import { mostHave } from "./flat-files";
import type { UpPart } from "./layout";
import { type Markers, upPartOf } from "./up-part";

/** A tool without a layout of its own here, which keeps what undoes a migration in the same file. */
type Tool = { readonly markers: Markers; readonly prepare?: (text: string) => string };

const sqlMigrate: Tool = {
  markers: {
    up: /^--[ \t]*\+mi[cg]rate[ \t]+up\b.*$/gim,
    down: /^--[ \t]*\+mi[cg]rate[ \t]+down\b.*$/gim,
    write: "-- +migrate Up",
    alternate: true,
  },
};

/** Evolutions of the Play framework: their marks may be no comments of SQL, and a semicolon within a statement is written twice. */
const play: Tool = {
  markers: {
    up: /^(?:#|--).*!Ups.*$/gm,
    down: /^(?:#|--).*!Downs.*$/gm,
    write: "-- !Ups",
    alternate: true,
  },
  prepare: (text) => text.replace(/^#(?![>-])/gm, "--").replaceAll(";;", ";"),
};

const tools: readonly Tool[] = [sqlMigrate, play];

/** What tern (with or without its words), MyBatis and others write above what undoes the statements so far. */
const belowIsDown = [/^----[ \t]*create above[ \t]*\/[ \t]*drop below[ \t]*----/im, /^--[ \t]*\/\/[ \t]*@undo\b/im];

const upHeading = heading("up");
const downHeading = heading("down");

/** A comment of the word alone, rulers and a tool's name aside: `-- Up`, `--- DOWN ---`, `-- rambler up`. */
function heading(word: string): RegExp {
  return new RegExp(`^[ \\t]*--[ \\t=+*#@!-]*(?:rambler[ \\t]+)?${word}\\b[ \\t=+*#:-]*$`, "im");
}

/**
 * The part of a file that is applied, where sql-migrate, micrate, Play, tern, MyBatis or a comment such as `-- Down` under one such as
 * `-- Up` says which part undoes the other; the whole file where nothing does.
 */
export function partOfTool(text: string): UpPart {
  for (const { markers, prepare } of tools) {
    const known = new RegExp(markers.up.source, "im");
    if (known.test(text)) return upPartOf(prepare?.(text) ?? text, markers);
  }
  const downs = belowIsDown.map((pattern) => text.search(pattern)).filter((at) => at !== -1);
  return { text, start: 0, end: Math.min(...downs, endByHeadings(text)), problems: [] };
}

/** The line that most files of a folder have and only one tool writes; null where there is none. */
export function markOfTool(tree: FileTree, paths: readonly string[]): string | null {
  const found = tools.find(({ markers }) => mostHave(tree, paths, new RegExp(markers.up.source, "im")));
  if (found) return found.markers.write;
  const [tern] = belowIsDown;
  return tern && mostHave(tree, paths, tern) ? "---- create above / drop below ----" : null;
}

/** Whether a folder's tool goes by whole names, so that two files of one number are no mistake. */
export function goesByWholeNames(tree: FileTree, paths: readonly string[]): boolean {
  return mostHave(tree, paths, new RegExp(sqlMigrate.markers.up.source, "im"));
}

function endByHeadings(text: string): number {
  const up = text.search(upHeading);
  const down = text.search(downHeading);
  return up !== -1 && down > up ? down : text.length;
}
