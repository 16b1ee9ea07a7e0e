import type { Session } from "../../../replay/session";
import { analyseSelect } from "../analysis/analyse-select";
import { furtherCollation } from "../analysis/collation";
import { emptyScope, type Scope } from "../analysis/scope";
import { type Node, unwrap } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import type { ViewUse } from "../statements/view-uses";

/** A column of a query's result. The type is `unknown` where only running would tell. */
export type ResultColumn = { readonly name: string; readonly type: string; readonly collation: string | undefined };

/** What a query gives and needs. */
export type ReadQuery = {
  /** As `pg_get_viewdef` prints it. */
  readonly text: string;
  readonly columns: readonly ResultColumn[];
  /** The relations and columns it reads. */
  readonly uses: readonly ViewUse[];
  /** Whether it may have columns that are not known. */
  readonly isPartial: boolean;
};

/** Reads the query of a view or the like; `names` are those a statement gives its columns. */
export function readQuery(session: Session, node: Node | undefined, names: readonly string[] = []): ReadQuery {
  const scope = emptyScope(session, { isStatement: true });
  const select = unwrap(node, "SelectStmt") ?? {};
  const read = analyseSelect(select, scope, { isNamed: true, isResult: true, ...(names.length > 0 ? { names } : {}) });
  const { types } = scope.analysis;
  return {
    text: print({ SelectStmt: read.select }, plainPrinter),
    columns: read.columns.map(({ name, type }) => {
      return { name, type: types.print(type), collation: furtherCollation(types, type) };
    }),
    uses: usesIn(scope),
    isPartial: scope.analysis.isPartial,
  };
}

function usesIn({ analysis }: Scope): readonly ViewUse[] {
  return [...analysis.uses.values()].map(({ relation: { schema, name }, columns }) => {
    return { schema, name, columns: [...columns].sort() };
  });
}
