import "server-only";
import { type ChecklistTemplate, itemsOf } from "@/lib/domain/checklist-template";

/** A field of a kind of object that has to be written. */
export type AskedField = { readonly kind: string; readonly field: string };

/** What the items of some checklists have to know. */
export type Asked = {
  readonly fields: readonly AskedField[];
  /** The addresses of the pages whose text is read. */
  readonly pages: readonly string[];
  readonly diagrams: boolean;
  readonly policies: boolean;
  readonly staleness: boolean;
  readonly assumptions: boolean;
};

/** The section of a table's docs that says why a command has no policy. */
export const accessField = "access";

/** What has to be read to evaluate checklists. */
export function askedOf(templates: readonly ChecklistTemplate[]): Asked {
  const checks = templates.flatMap(itemsOf).map(({ check }) => check);
  const fields = checks.flatMap((check): readonly AskedField[] => {
    if (check.kind === "text") return [{ kind: "table", field: check.field }];
    if (check.kind === "parts") return [{ kind: check.part, field: check.field }];
    if (check.kind === "objects") return [{ kind: check.object, field: check.field }];
    return check.kind === "policy" || check.kind === "row level security"
      ? [{ kind: "table", field: accessField }]
      : [];
  });
  const isAsked = (...kinds: readonly string[]) => checks.some(({ kind }) => kinds.includes(kind));
  return {
    fields: [...new Map(fields.map((each) => [`${each.kind} ${each.field}`, each])).values()],
    pages: [...new Set(checks.flatMap((check) => (check.kind === "page" ? [check.page] : [])))],
    diagrams: isAsked("diagram"),
    policies: isAsked("policy"),
    staleness: isAsked("verified", "not stale"),
    assumptions: isAsked("assumptions"),
  };
}
