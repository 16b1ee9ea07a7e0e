import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import type { NodeOf } from "../grammar/node";

/** BEGIN, COMMIT, ROLLBACK and savepoints: what a file rolls back was never done. */
export function followTransaction(node: NodeOf<"TransactionStmt">, { ledger }: Session): StatementEnd {
  const name = node.savepoint_name ?? "";
  switch (node.kind) {
    case "TRANS_STMT_BEGIN":
    case "TRANS_STMT_START":
      ledger.beginTransaction();
      break;
    case "TRANS_STMT_COMMIT":
      ledger.commit();
      break;
    case "TRANS_STMT_ROLLBACK":
      ledger.rollback();
      break;
    case "TRANS_STMT_SAVEPOINT":
      ledger.savepoint(name);
      break;
    case "TRANS_STMT_ROLLBACK_TO":
      ledger.rollbackTo(name);
      break;
  }
  return "no effect";
}
