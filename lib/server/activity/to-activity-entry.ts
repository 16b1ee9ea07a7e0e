import "server-only";
import type { ActivityEntry } from "@/lib/domain/activity";
import { fieldLabel } from "@/lib/domain/field-label";
import { paths } from "@/lib/domain/paths";
import { reviewStatuses, reviewStatusWords } from "@/lib/domain/review";
import type { ActivityRow } from "./read-activity";

/** What happened as a line says it: who, `summary`, `subject` ("Mira" "wrote the purpose of" "users"). */
export function toActivityEntry(slug: string, row: ActivityRow): ActivityEntry {
  const { id, kind, at, by, version, note } = row;
  return { id, kind, at, by, version, summary: summaryOf(row), subject: subjectOf(row), note, href: hrefOf(slug, row) };
}

const saidOfItems: Readonly<Record<string, string>> = {
  tick: "ticked",
  untick: "took back the tick of",
  ask: "asked for a waiver of",
  approve: "approved the waiver of",
  reject: "rejected the waiver of",
  revoke: "revoked the waiver of",
};

const verbs = { edit: "edited", confirm: "confirmed", restore: "restored" } as const;

function summaryOf(row: ActivityRow): string {
  if (row.kind === "import") return "imported";
  if (row.kind === "tick" || row.kind === "waiver") return saidOfItems[row.after ?? ""] ?? "spoke of";
  if (row.kind === "status") return statusSummary(row);
  if (row.kind === "signature") return "signed the release as";
  if (row.kind === "withdrawal") return "withdrew the signature";
  if (row.kind === "owner") {
    return row.after === null
      ? "took away the owner of"
      : `made ${row.ownerName ?? "somebody who is gone"} the owner of`;
  }
  const verb = row.revisionKind === "edit" && row.number === 1 ? "wrote" : verbs[row.revisionKind ?? "edit"];
  return `${verb} the ${fieldOf(row)} of`;
}

function statusSummary({ before, after, note, asked, askedName }: ActivityRow): string {
  if (after === "verified") return "verified";
  if (after === "in_review") {
    if (asked === null) return "requested a review of";
    return `asked ${asked === "owner" ? "the owner" : (askedName ?? "somebody who is gone")} for a review of`;
  }
  if (after === "draft" && note !== null) return "sent back";
  if (before === "in_review") return "withdrew the review of";
  const status = reviewStatuses.find((known) => known === after);
  return `set the status “${status ? reviewStatusWords[status] : "unknown"}” on`;
}

/** The field's heading, in the middle of a sentence. */
export function fieldOf(row: Pick<ActivityRow, "objectKind" | "field">): string {
  return fieldLabel(row.objectKind ?? "", row.field ?? "").toLowerCase();
}

/** What it was done to: `users`, `billing.invoices`, `users.email`, the title of a page, `3 migrations`, `users: Its purpose is written.`. */
export function subjectOf(row: ActivityRow): string {
  if (row.kind === "import") return row.migrations === 1 ? "1 migration" : `${row.migrations ?? 0} migrations`;
  if (row.kind === "signature" || row.kind === "withdrawal") return row.after ?? "";
  if (row.pageTitle !== null) return row.pageTitle;
  if (row.item !== null && row.table === null) return row.item;
  if (row.table === null) return row.object ?? "";
  const isUsual = row.schema === null || row.schema === "public" || row.schema === "main";
  const table = isUsual ? row.table : `${row.schema}.${row.table}`;
  if (row.item !== null) return `${table}: ${row.item}`;
  if (row.objectKind === "relationship") return `a relationship of ${table}`;
  return row.objectKind === "table" ? table : `${table}.${row.object ?? ""}`;
}

function hrefOf(slug: string, row: ActivityRow): string | null {
  if (row.kind === "import") return paths.migrations(slug);
  if (row.kind === "signature" || row.kind === "withdrawal") return `${paths.release(slug)}#signatures`;
  if (row.waiverId !== null) return `${paths.waivers(slug)}#${row.waiverId}`;
  if (row.kind === "tick")
    return row.checklist === null
      ? null
      : paths.checklist(slug, row.checklist, row.objectId ? { table: row.objectId } : {});
  if (row.pageSlug !== null) return paths.page(slug, row.pageSlug);
  if (row.table !== null) return row.isStanding ? paths.table(slug, row.schema ?? "", row.table) : null;
  return row.kind === "revision" ? paths.objects(slug) : null;
}
