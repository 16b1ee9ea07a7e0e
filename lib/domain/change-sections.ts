import { anchorOfPart } from "./anchor-of-part";
import type { ChangeCheck, Place, Touched, Undocumented } from "./change-check";
import { fieldLabels } from "./field-label";
import { kindWord } from "./kind-words";
import { paths } from "./paths";
import { absolute, cellsOf, signatureHeadings } from "./readiness-report";
import { type Cell, type Section, toSection } from "./report";

const missing = ["Where", "What", "Missing"];
const howToDocument =
  "Say it in the migration (COMMENT ON, or a comment above the statement), or write it in Strata where it stands already.";
const howToOwn = "Name the owner of a new table in a line “Owner: name” of its comment; of another, in Strata.";
const howToGoOn = "Leave what was imported as it is; give new migrations a later version than the project's.";

/** What is asked of a change and not there, with where it is to be written. Addresses are made absolute with the `origin` of Strata. */
export function askedSections(
  { project, undocumented, unowned, history, unread }: ChangeCheck,
  origin: string,
): readonly Section[] {
  const addressOf = (each: Pick<Touched, "schema" | "name">) =>
    absolute(paths.table(project.slug, each.schema, each.name), origin);
  return [
    ...toSection({ title: "Lacks docs", headings: missing, rows: undocumented, advice: howToDocument }, (each) =>
      undocumentedCells(
        each,
        each.change === "altered" && each.isOfTable ? `${addressOf(each)}${anchorOf(each)}` : null,
      ),
    ),
    ...toSection(
      { title: "Has no owner", headings: ["Where", "Table", "Named"], rows: unowned, advice: howToOwn },
      ({ isNew, named, source, ...table }) => [
        placeCell(source),
        { text: nameOf(table), isCode: true, ...(isNew ? {} : { address: addressOf(table) }) },
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
  ];
}

/** What a change would do to what is written, signed and taken for granted, and what is left to write once it is merged. */
export function foretoldSections(check: ChangeCheck): readonly Section[] {
  const { stale, archived, dismissed, assumptions, later } = check;
  const signed = [...signatureHeadings, "Dismissed by"];
  return [
    ...toSection({ title: "Docs that would go stale", headings: ["Where", "Docs", "Change"], rows: stale }, (docs) => [
      placeCell(docs.source),
      { text: `${docs.fields.length > 0 ? fieldLabels(docs.kind, docs.fields) : "verification"} of ${partOf(docs)}` },
      { text: docs.summary },
    ]),
    ...toSection({ title: "Docs that would be archived", headings: ["What"], rows: archived }, (each) => [
      { text: partOf(each), isCode: true },
    ]),
    ...toSection({ title: "Signatures that would be dismissed", headings: signed, rows: dismissed }, (signature) => [
      ...cellsOf(signature),
      { text: dismissingWords(check) },
    ]),
    ...toSection(
      { title: "Assumptions that would break", headings: ["Where", "What", "Assumption"], rows: assumptions },
      ({ source, name, text }) => [source ? placeCell(source) : { text: "" }, { text: name, isCode: true }, { text }],
    ),
    ...toSection({ title: "To be written once it is merged", headings: missing, rows: later }, (each) =>
      undocumentedCells(each, null),
    ),
  ];
}

function dismissingWords({ firstChange }: ChangeCheck): string {
  if (firstChange === null) return "migrations would be read anew";
  const { source, summary } = firstChange;
  return `${summary} (${source.path}:${source.line})`;
}

function undocumentedCells({ source, change, fields, ...of }: Undocumented, address: string | null): readonly Cell[] {
  const what = { text: `${kindWord(of.kind)} ${partOf(of)}`, isCode: true } as const;
  return [
    placeCell(source),
    address === null ? what : { ...what, address },
    { text: `${fieldLabels(of.kind, fields)} (${change})` },
  ];
}

function anchorOf({ kind, object, fields }: Undocumented): string {
  return kind === "table" ? `#${fields[0] ?? ""}` : anchorOfPart(kind, object);
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
