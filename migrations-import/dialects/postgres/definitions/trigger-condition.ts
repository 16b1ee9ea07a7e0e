import type { Session } from "../../../replay/session";
import { analyseCondition } from "../analysis/analyse-branches";
import { readTable } from "../analysis/read-table";
import { emptyScope, type Reading, type Scope, scopeWith } from "../analysis/scope";
import type { Table } from "../catalog/find-relation";
import type { Node } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";

/** A trigger's WHEN as `pg_get_triggerdef` prints it: over the old and the new row. */
export function printTriggerCondition(session: Session, table: Table, node: Node): string {
  return print(analyseCondition(node, scopeOfTrigger(session, table, { isStatement: true })).bare, plainPrinter);
}

/** What names mean in a trigger's condition. */
export function scopeOfTrigger(session: Session, table: Pick<Table, "name" | "schema">, reading?: Reading): Scope {
  const scope = emptyScope(session, reading);
  const row = readTable({ relname: table.name, schemaname: table.schema ?? "public" }, scope.analysis);
  const sources = ["old", "new"].map((alias) => ({ alias, printed: alias, ...row }));
  return scopeWith(scope, sources, true);
}
