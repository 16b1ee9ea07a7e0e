import type { ChangeCheck, Place, Undocumented } from "./change-check";
import { fieldLabels } from "./field-label";
import { kindWord } from "./kind-words";
import { plainLine } from "./plain-line";
import { cellsOf } from "./readiness-report";
import { type Cell, countOf, type Report, type Section, toSection } from "./report";

const howToDocument =
  "Say it in the migration (COMMENT ON, or a comment above the statement), or write it in Strata where it stands already.";
const howToOwn = "Name the owner of a new table in a line “Owner: name” of its comment; of another, in Strata.";
const howToGoOn = "Leave what was imported as it is; give new migrations a later version than the project's.";

/**
 * What merging a working copy would do, in words. With `onlyChanges` it passes once all that the change adds or alters is documented
 * and owned; else only if the project is ready and would be so with the change.
 */
export function changeReport(check: ChangeCheck, { onlyChanges }: { readonly onlyChanges: boolean }): Report {
  const reasons = [...ownReasons(check), ...(onlyChanges ? [] : otherReasons(check))];
  const isPassed = reasons.length === 0;
  const passed = onlyChanges
    ? "What the change adds or alters is documented and owned."
    : `With the change, ${check.project.name} is ready for production.`;
  const failed = onlyChanges
    ? "What the change adds or alters is not all documented and owned."
    : `With the change, ${check.project.name} is not ready for production.`;
  return {
    isPassed,
    verdict: plainLine(isPassed ? passed : failed),
    sentences: [...reasons, aboutOf(check)].map((each) => plainLine(each)),
    sections: sectionsOf(check),
  };
}

/** Why what a change adds or alters is not all documented and owned, a sentence each. */
function ownReasons({ undocumented, unowned, unread, history }: ChangeCheck): readonly string[] {
  return sentencesFor([
    [undocumented.length, (count) => `${countOf(count, "thing")} it adds or alters ${lack(count)} docs.`],
    [unowned.length, (count) => `${countOf(count, "table")} it adds or alters ${has(count)} no owner.`],
    [history.length, (count) => `It changes the past in ${countOf(count, "place")}.`],
    [unread.length, (count) => `${countOf(count, "statement")} could not be read.`],
  ]);
}

/** Why the project would not be ready besides. */
function otherReasons({ gate, stale, dismissed, assumptions }: ChangeCheck): readonly string[] {
  const today = gate.reasons.map((reason) => `Today: ${reason}`);
  const then = sentencesFor([
    [stale.length, (count) => `Docs of ${countOf(count, "object")} would go stale.`],
    [dismissed.length, (count) => `${countOf(count, "signature")} would be dismissed.`],
    [assumptions.length, (count) => `${countOf(count, "thing")} would break an assumption.`],
  ]);
  return [...then, ...(gate.isReady || today.length > 0 ? today : ["Today: it is not ready."])];
}

function sentencesFor(counted: readonly (readonly [number, (count: number) => string])[]): readonly string[] {
  return counted.flatMap(([count, words]) => (count > 0 ? [words(count)] : []));
}

const lack = (count: number) => (count === 1 ? "lacks" : "lack");
const has = (count: number) => (count === 1 ? "has" : "have");

function aboutOf({ migrations, head, touched, absent }: ChangeCheck): string {
  const on = head === null ? "an empty project" : head;
  const what = `${countOf(migrations.length, "migration")} on top of ${on}, ${countOf(touched, "thing")} added or altered.`;
  if (absent.length === 0) return what;
  return `${what} ${countOf(absent.length, "migration")} of the project ${absent.length === 1 ? "is" : "are"} not in the folder.`;
}

function sectionsOf(check: ChangeCheck): readonly Section[] {
  const { undocumented, later, unowned, history, unread, stale, archived, dismissed, assumptions, firstChange } = check;
  const what = ["Where", "What", "Missing"];
  return [
    ...toSection({ title: "Lacks docs", headings: what, rows: undocumented, advice: howToDocument }, undocumentedCells),
    ...toSection(
      { title: "Has no owner", headings: ["Where", "Table", "Named"], rows: unowned, advice: howToOwn },
      ({ schema, name, source, named }) => [
        placeCell(source),
        { text: nameOf({ schema, name }), isCode: true },
        { text: named === null ? "" : `“${named}” is neither a member nor a team` },
      ],
    ),
    ...toSection(
      { title: "Changes the past", headings: ["Migration", "What"], rows: history, advice: howToGoOn },
      ({ path, summary }) => [{ text: path, isCode: true }, { text: summary }],
    ),
    ...toSection(
      { title: "Could not be read", headings: ["Where", "Why"], rows: unread },
      ({ path, line, message }) => [placeCell({ path, line: line ?? 1 }), { text: message }],
    ),
    ...toSection({ title: "Docs that would go stale", headings: ["Where", "Docs", "Change"], rows: stale }, (docs) => [
      placeCell(docs.source),
      { text: `${docs.fields.length > 0 ? fieldLabels(docs.kind, docs.fields) : "verification"} of ${partOf(docs)}` },
      { text: docs.summary },
    ]),
    ...toSection({ title: "Docs that would be archived", headings: ["What"], rows: archived }, (each) => [
      { text: partOf(each), isCode: true },
    ]),
    ...toSection(
      {
        title: "Signatures that would be dismissed",
        headings: ["By", "Meaning", "Signed", "Dismissed by"],
        rows: dismissed,
      },
      (signature) => [
        ...cellsOf(signature),
        {
          text: firstChange
            ? `${firstChange.source.path}:${firstChange.source.line} ${firstChange.summary}`
            : "history",
        },
      ],
    ),
    ...toSection(
      { title: "Assumptions that would break", headings: ["Where", "What", "Assumption"], rows: assumptions },
      ({ source, name, text }) => [source ? placeCell(source) : { text: "" }, { text: name, isCode: true }, { text }],
    ),
    ...toSection({ title: "To be written once it is merged", headings: what, rows: later }, undocumentedCells),
  ];
}

function undocumentedCells({ source, kind, change, fields, ...named }: Undocumented): readonly Cell[] {
  return [
    placeCell(source),
    { text: `${kindWord(kind)} ${partOf({ kind, ...named })}`, isCode: true },
    { text: `${fieldLabels(kind, fields)} (${change})` },
  ];
}

function placeCell({ path, line }: Place): Cell {
  return { text: `${path}:${line}`, isCode: true };
}

type Named = { readonly schema: string; readonly name: string };

function nameOf({ schema, name }: Named): string {
  return schema === "" ? name : `${schema}.${name}`;
}

function partOf({ kind, object, ...table }: Named & { readonly kind: string; readonly object: string }): string {
  return kind === "table" || object === table.name ? nameOf(table) : `${nameOf(table)}.${object}`;
}
