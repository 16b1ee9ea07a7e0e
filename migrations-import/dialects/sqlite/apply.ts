import type { Stmt } from "sqlite3-parser";
import type { Session } from "../../replay/session";
import type { StatementEnd } from "../dialect";
import { nestedTooDeepHint } from "../over-limit";
import { alterTable } from "./alter-table";
import { type Context, refuse } from "./context";
import { createIndex } from "./create-index";
import { createTable } from "./create-table";
import { createTrigger } from "./create-trigger";
import { createView } from "./create-view";
import { createVirtualTable } from "./create-virtual-table";
import { dropIndex, dropTable, dropTrigger, dropView } from "./drop";
import { applyPragma } from "./settings";
import type { SqlNode } from "./sql-node";
import { begin, commit, release, rollback, savepoint } from "./transactions";
import { applyWrite } from "./write-statements";

type Handler<T extends Stmt["type"]> = (context: Context<Extract<Stmt, { type: T }>>) => StatementEnd;

const noEffect = (): StatementEnd => "no effect";

const handlers: { readonly [T in Stmt["type"]]: Handler<T> } = {
  AlterTableStmt: alterTable,
  AnalyzeStmt: noEffect,
  AttachStmt: noEffect,
  BeginStmt: begin,
  CommitStmt: commit,
  CreateIndexStmt: createIndex,
  CreateTableStmt: createTable,
  CreateTriggerStmt: createTrigger,
  CreateViewStmt: createView,
  CreateVirtualTableStmt: createVirtualTable,
  DeleteStmt: applyWrite,
  DetachStmt: noEffect,
  DropIndexStmt: dropIndex,
  DropTableStmt: dropTable,
  DropTriggerStmt: dropTrigger,
  DropViewStmt: dropView,
  ExplainStmt: noEffect,
  InsertStmt: applyWrite,
  PragmaStmt: applyPragma,
  ReindexStmt: noEffect,
  ReleaseStmt: release,
  RollbackStmt: rollback,
  SavepointStmt: savepoint,
  SelectStmt: noEffect,
  UpdateStmt: applyWrite,
  VacuumStmt: noEffect,
};

/** Folds one statement onto the session's ledger; see `Dialect.apply`. */
export function apply(node: SqlNode, session: Session): StatementEnd {
  try {
    return applyStatement({ ...node, session });
  } catch (error) {
    // Trees are walked by recursion. SQLite itself refuses expressions more than 1,000 deep.
    if (!(error instanceof RangeError)) throw error;
    return refuse({ session }, "LIMIT_EXCEEDED", "The statement is nested too deep to be read.", nestedTooDeepHint);
  }
}

function applyStatement<T extends Stmt["type"]>(
  context: Context<Extract<Stmt, { type: T }> & { readonly type: T }>,
): StatementEnd {
  return handlers[context.stmt.type](context);
}
