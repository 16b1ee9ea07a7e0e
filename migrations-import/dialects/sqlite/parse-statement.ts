import {
  createEngine,
  createState,
  type ParseDiagnostic,
  parserDefs,
  reduce,
  type Stmt,
  type Token,
  type TokenId,
  withOptions,
} from "sqlite3-parser";

const { parseStmt, tokenize } = withOptions({ digitSeparator: "_" });

/** A statement's tree, or the first thing the grammar stumbled over. */
export type ParsedOne =
  | { readonly status: "ok"; readonly root: Stmt }
  | { readonly status: "error"; readonly error: Pick<ParseDiagnostic, "message" | "span" | "hints"> | undefined };

/**
 * Parses the one statement of a text. WINDOW, OVER and FILTER are names wherever SQLite takes them for names (`analyzeWindowKeyword`
 * and its neighbours in tokenize.c): the parser's own tokens are keywords everywhere.
 */
export function parseStatement(text: string): ParsedOne {
  const result = parseStmt(text);
  if (result.status === "ok") return result;
  const isDoubled = doubled.test(result.errors[0]?.message ?? "");
  const tokens = isDoubled || contextual.test(text) ? [...tokenize(text)] : [];
  const read = tokens.map((token, index) => (isName(tokens, index) ? { ...token, type: ids.ID } : token));
  const isSame = !isDoubled && read.every((token, index) => token === tokens[index]);
  return isSame ? { status: "error", error: result.errors[0] } : parseTokens(read, text);
}

const doubled = /^(?:column "(.*)" specified more than once|duplicate column name: (.*))$/s;

/** A name listed twice is no matter of the grammar: SQLite takes it in most lists, and in any table that is there already. */
const reduceDoubled: typeof reduce = (state, rule, popped, span) => {
  const before = state.errors.length;
  const node = reduce(state, rule, popped, span);
  const error = state.errors[before];
  const match = doubled.exec(error?.message ?? "");
  if (!error || !match || !Array.isArray(node)) return node;
  state.errors.length = before;
  const list: object[] = node;
  const name = { type: "Name", text: match[1] ?? match[2] ?? "", span: error.span };
  list.push(match[1] === undefined ? { ...list[0], colName: name } : name);
  return list;
};

const contextual = /\b(?:window|over|filter)\b/i;

function idOf(name: string): TokenId {
  return parserDefs.symbols.indexOf(name) as TokenId;
}

const ids = {
  AS: idOf("AS"),
  FILTER: idOf("FILTER"),
  ID: idOf("ID"),
  JOIN_KW: idOf("JOIN_KW"),
  LP: idOf("LP"),
  OVER: idOf("OVER"),
  RP: idOf("RP"),
  SEMI: idOf("SEMI"),
  STRING: idOf("STRING"),
  WINDOW: idOf("WINDOW"),
};
const endOfInput = 0 as TokenId;
const likeNames: ReadonlySet<TokenId> = new Set([ids.ID, ids.STRING, ids.JOIN_KW, ids.WINDOW, ids.OVER]);

/** Whether SQLite takes the token for a name although it is one of the three words. */
function isName(tokens: readonly Token[], index: number): boolean {
  const at = (offset: number) => tokens[index + offset]?.type;
  switch (at(0)) {
    case ids.WINDOW:
      return !(canBeName(at(1)) && at(2) === ids.AS);
    case ids.OVER:
      return !(at(-1) === ids.RP && (at(1) === ids.LP || canBeName(at(1))));
    case ids.FILTER:
      return !(at(-1) === ids.RP && at(1) === ids.LP);
    default:
      return false;
  }
}

/** A name, or a keyword that SQLite falls back to reading as one. */
function canBeName(type: TokenId | undefined): boolean {
  return type !== undefined && (likeNames.has(type) || parserDefs.tables.yyFallback?.[type] === ids.ID);
}

function parseTokens(tokens: readonly Token[], text: string): ParsedOne {
  const engine = createEngine(reduceDoubled, createState());
  const end = { offset: text.length, length: 0, line: 0, col: 0 };
  const [semicolon, stop] = [ids.SEMI, endOfInput].map((type): Token => ({ type, text: "", span: end }));
  for (const token of [...tokens, ...(tokens.at(-1)?.type === ids.SEMI ? [] : [semicolon]), stop]) {
    if (token === undefined) continue;
    engine.next(token.type, token, token.span);
    if (engine.phase !== "errored") continue;
    return { status: "error", error: { message: `near "${token.text}": syntax error`, span: token.span } };
  }
  const { cmds, errors } = engine.state;
  const [root, another] = cmds;
  return root && !another && errors.length === 0 ? { status: "ok", root } : { status: "error", error: errors[0] };
}
