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
      ledger.beginTransaction();
      beginSettings(session);
      break;
    case "TRANS_STMT_COMMIT":
      ledger.commit();
      commitSettings(session);
      break;
    case "TRANS_STMT_ROLLBACK":
      ledger.rollback();
      rollBackSettings(session);
      break;
    case "TRANS_STMT_SAVEPOINT":
      ledger.savepoint(name);
      break;
    case "TRANS_STMT_ROLLBACK_TO":
      ledger.rollbackTo(name);
      break;
  }
  if (node.chain) {
    ledger.beginTransaction();
    beginSettings(session);
  }
  return "no effect";
}
