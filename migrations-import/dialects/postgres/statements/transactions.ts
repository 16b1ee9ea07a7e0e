import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { beginSettings, commitSettings, rollBackSettings } from "../catalog/transaction-settings";
import type { NodeOf } from "../grammar/node";

/** BEGIN, COMMIT, ROLLBACK and savepoints: what a file rolls back was never done. */
export function followTransaction(node: NodeOf<"TransactionStmt">, session: Session): StatementEnd {
  const { ledger } = session;
  const name = node.savepoint_name ?? "";
  switch (node.kind) {
    case "TRANS_STMT_BEGIN":
    case "TRANS_STMT_START":
      ledger.undo.beginTransaction();
      beginSettings(session);
      break;
    case "TRANS_STMT_COMMIT":
      ledger.undo.commit();
      commitSettings(session);
      break;
    case "TRANS_STMT_ROLLBACK":
      ledger.undo.rollback();
      rollBackSettings(session);
      break;
    case "TRANS_STMT_SAVEPOINT":
      ledger.undo.savepoint(name);
      break;
    case "TRANS_STMT_ROLLBACK_TO":
      ledger.undo.rollbackTo(name);
      break;
  }
  if (node.chain) {
    ledger.undo.beginTransaction();
    beginSettings(session);
  }
  return "no effect";
}
