import type { Dialect } from "../dialect";
import { nestedTooDeepHint } from "../over-limit";
import { expectAlterations } from "./blocks/expect-alterations";
import { notNullName } from "./catalog/column-facts";
import { removeTemporaryFunctions } from "./catalog/temporary";
import { findExternal } from "./external/find-external";
import { fold } from "./fold";
import type { Node } from "./grammar/node";
import { loadGrammar, parseStatements } from "./grammar/parse-statements";
import { loadDeparser } from "./printing/deparse";
import { Dynamic, NoEffect, Refusal } from "./refusal";

/** PostgreSQL, read with PostgreSQL's own grammar. */
export const postgres: Dialect<Node> = {
  name: "postgres",
  innerName: notNullName,
  endsCommentsAtReturn: true,
  async load() {
    await Promise.all([loadGrammar(), loadDeparser()]);
  },
  parse: parseStatements,
  begin() {},
  end: removeTemporaryFunctions,
  findExternal,
  apply(node, session) {
    const mark = session.ledger.undo.mark();
    try {
      return fold(node, session);
    } catch (error) {
      session.ledger.undo.undoTo(mark);
      if (error instanceof NoEffect) return "no effect";
      if (error instanceof Refusal) session.report(severityOf(error), error.code, error.message, error.hint);
      else if (error instanceof Dynamic) {
        session.report("info", "DYNAMIC_SQL", error.message, "only running it would tell");
        expectAlterations(node, session);
      } else if (error instanceof RangeError)
        session.report("error", "LIMIT_EXCEEDED", "The statement is nested too deep to be read.", nestedTooDeepHint);
      else throw error;
      return "not understood";
    }
  },
};

/** What the engine does not know is a gap of the engine, not an error of the file. */
function severityOf(error: Refusal): "error" | "warning" {
  return error.code === "NOT_UNDERSTOOD" ? "warning" : "error";
}
