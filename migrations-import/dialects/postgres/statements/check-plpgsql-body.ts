import type { Definitions } from "../../../model/catalog-object";
import { MAX_CHECKED_BODY } from "../../../model/limits";
import type { Session } from "../../../replay/session";
import { visitTree } from "../blocks/plpgsql-tree";
import { checksBodies } from "../catalog/body-checks";
import type { NodeOf } from "../grammar/node";
import { mistakeInPlpgsql, parsePlpgsql, parseStatement } from "../grammar/parse-statements";
import { quoteLiteral } from "../printing/quote";
import { refuse } from "../refusal";
import { textOfBody } from "./function-options";

type Facts = Pick<Definitions["function"], "args" | "returns" | "kind" | "settings">;

/**
 * Reads the body of a function in PL/pgSQL as the database does when the function is made (`plpgsql_validator`). The grammar knows
 * no types and no tables, so that of what it says only that counts which is wrong whatever they are.
 */
export function checkPlpgsqlBody(session: Session, node: NodeOf<"CreateFunctionStmt">, facts: Facts): void {
  const body = textOfBody(node);
  if (body === undefined || body.length > MAX_CHECKED_BODY || !checksBodies(session, facts.settings)) return;
  const mistake = mistakeInPlpgsql(withBody(facts, body));
  if (mistake === null && returnsNothing(facts, body))
    refuse("SYNTAX_ERROR", "the body of the function: RETURN lacks a value");
  if (mistake === null || !isCertain(mistake, body) || !parseStatement(withBody(facts, ""))) return;
  refuse(/^syntax error/.test(mistake) ? "SYNTAX_ERROR" : "INVALID_STATEMENT", `the body of the function: ${mistake}`);
}

/** Whether RETURN stands alone where a value is due; without a word of the grammar, as that depends on the type of the result. */
function returnsNothing(facts: Facts, body: string): boolean {
  const { args, returns, kind } = facts;
  const isFree = kind === "procedure" || /^(void|event_trigger|SETOF .*|TABLE\(.*)$/s.test(returns ?? "");
  if (isFree || /\b(IN)?OUT\b/.test(args) || !/\breturn\s*;/i.test(body)) return false;
  let isFound = false;
  visitTree(parsePlpgsql(withBody(facts, body)), (key, step) => {
    isFound ||= key === "PLpgSQL_stmt_return" && "lineno" in step && !("expr" in step) && !("retvarno" in step);
  });
  return isFound;
}

/** A function of the same parameters and result around a body, as a statement of its own. */
function withBody({ args, returns, kind }: Facts, body: string): string {
  const head =
    kind === "procedure" ? `CREATE PROCEDURE made(${args})` : `CREATE FUNCTION made(${args}) RETURNS ${returns}`;
  return `${head} LANGUAGE plpgsql AS ${quoteLiteral(body)}`;
}

function isCertain(mistake: string, body: string): boolean {
  if (/^loop variable of loop over rows /.test(mistake)) return !loopsOverFields.test(body);
  return mistakes.some((each) => each.test(mistake));
}

/** `FOR row.field IN …`: the grammar does not know the fields of rows. */
const loopsOverFields = /\bfor\s+[^\s;]+\s*\./i;

/** What the grammar says of its own accord, whatever types there are. A dot in a name makes it a field, of who knows what. */
const mistakes: readonly RegExp[] = [
  /^syntax error at /,
  /^(unterminated|zero-length delimited identifier|trailing junk after numeric literal) /,
  /^unexpected end of function definition/,
  /^missing /,
  /^mismatched parentheses/,
  /^"[^".]+" is not a known variable$/,
  /^variable "[^".]+" does not exist$/,
  /^duplicate declaration/,
  /^variable ".*" (is declared CONSTANT|must have a default value)/,
  /^(EXIT|CONTINUE) cannot be used outside a loop/,
  /^there is no label /,
  /^block label ".*" cannot be used in CONTINUE/,
  /^end label /,
  /^unrecognized exception condition /,
  /^(diagnostics item|INTO specified more than once|unrecognized RAISE statement option) /,
  /^too (few|many) parameters specified for RAISE/,
  /^RETURN cannot have a parameter in (a procedure|function returning (void|set)|function with OUT parameters)/,
  /^cannot use RETURN (NEXT|QUERY) in a non-SETOF function/,
];
