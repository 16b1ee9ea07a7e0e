import { plainLine } from "./plain-line";
import type { Blocker, GateWaiver, Readiness, Signatures, StandingSignature } from "./readiness";
import { type Cell, countOf, MOST_ROWS, type Report, type Section, toSection } from "./report";
import { isLiving } from "./waivers";

/** Whether a project may go to production, and why not, in words. Addresses are made absolute with the `origin` of Strata. */
export function readinessReport(readiness: Readiness, origin: string): Report {
  const { project, isReady, reasons, head } = readiness;
  return {
    isPassed: isReady,
    verdict: plainLine(`${project.name} is ${isReady ? "ready" : "not ready"} for production.`),
    sentences: [
      ...reasons.map((reason) => plainLine(reason)),
      ...(head ? [plainLine(`Head is ${head.version}.`)] : []),
    ],
    sections: [
      ...blockersSection(readiness, origin),
      ...ownersSection(readiness, origin),
      ...signatureSections(readiness.signatures, origin),
      ...waiversSection(readiness.waivers, origin),
    ],
  };
}

function blockersSection({ blockers, counts }: Readiness, origin: string): readonly Section[] {
  const more = counts.blockers - blockers.length;
  return toSection(
    { title: "Blockers", headings: ["Owner", "What must hold", "Table", "Missing"], rows: blockers, more },
    ({ owner, text, table, href, ...rest }) => [
      { text: owner?.name ?? "Nobody" },
      { text, address: absolute(href, origin) },
      { text: table ? `${table.schema}.${table.name}` : "", isCode: true },
      { text: missingOf(rest) },
    ],
  );
}

function missingOf({
  state,
  missing,
  missingCount,
  reason,
}: Pick<Blocker, "state" | "missing" | "missingCount" | "reason">) {
  const more = missingCount - missing.length;
  const named = missing.map(({ words }) => words).join(", ");
  const words = more > 0 ? `${named} and ${more.toLocaleString("en")} more` : named;
  const why = words || reason || "";
  return state === "open" ? why : `${state}: ${why}`.replace(/: $/u, "");
}

/** Where all blockers of each are, once there are more than are told one by one. */
function ownersSection({ owners, counts }: Readiness, origin: string): readonly Section[] {
  if (counts.blockers <= MOST_ROWS) return [];
  const rows = owners.flatMap(({ owner, checklists }) => checklists.map((each) => ({ owner, ...each })));
  return toSection({ title: "Blockers by owner", headings: ["Owner", "Checklist", "Blockers"], rows }, (row) => [
    { text: row.owner?.name ?? "Nobody" },
    { text: row.checklist.title, address: absolute(row.href, origin) },
    { text: countOf(row.count, "blocker") },
  ]);
}

function signatureSections({ present, dismissed, withdrawn }: Signatures, origin: string): readonly Section[] {
  const gone = [
    ...dismissed.map(({ dismissed: { words, href }, ...of }) => ({ of, why: `dismissed: ${words}`, href })),
    ...withdrawn.map(({ withdrawn: { reason }, ...of }) => ({ of, why: `withdrawn: ${reason}`, href: null })),
  ];
  return [
    ...toSection(
      { title: "Signatures that stand no more", headings: [...signatureHeadings, "Why"], ...latest(gone) },
      ({ of, why, href }) => [
        ...cellsOf(of),
        { text: why, ...(href === null ? {} : { address: absolute(href, origin) }) },
      ],
    ),
    ...toSection({ title: "Signatures", headings: signatureHeadings, rows: present }, cellsOf),
  ];
}

const MOST_GONE = 10;

/** What became of signatures long ago explains nothing of today. */
function latest<Row>(rows: readonly Row[]) {
  return { rows: rows.slice(0, MOST_GONE), more: Math.max(0, rows.length - MOST_GONE) };
}

/** What the cells of a signature are of. */
export const signatureHeadings = ["By", "Meaning", "Signed", "Of", "Record"] as const;

// Enough of a digest to find the record by, in an export or on the release page; whole it would be wider than the rest.
const DIGITS = 16;

/** A signature in cells: by whom, with what meaning, when, at which migration, and how its record's digest begins. */
export function cellsOf({ name, role, meaning, at, version, digest }: StandingSignature): readonly Cell[] {
  return [
    { text: `${name} (${role})` },
    { text: meaning },
    { text: timeOf(at) },
    { text: version ?? "", isCode: true },
    { text: digest.slice(0, DIGITS), isCode: true },
  ];
}

/** Those that open the gate now, and those that somebody has to decide. */
function waiversSection(waivers: readonly GateWaiver[], origin: string): readonly Section[] {
  const rows = waivers.filter(isLiving);
  return toSection(
    { title: "Waivers", headings: ["What is waived", "Table", "State", "Ends", "Reason"], rows },
    ({ text, table, state, endsAt, reason, href }) => [
      { text, address: absolute(href, origin) },
      { text: table ? `${table.schema}.${table.name}` : "", isCode: true },
      { text: state === "approved" ? "in force" : "pending" },
      { text: timeOf(endsAt) },
      { text: reason },
    ],
  );
}

/** A path of Strata as an address. */
export function absolute(path: string, origin: string): string {
  return new URL(path, origin).href;
}

function timeOf(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}
