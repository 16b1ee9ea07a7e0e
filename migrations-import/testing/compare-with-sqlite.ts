import { sqlite } from "../dialects/sqlite/index";
import type { Migration } from "../model/source";
import { replay } from "../replay/replay";
import { describeReplayed } from "./describe-replayed";
import { stepThroughSqlite } from "./introspect-sqlite";

/** What a replay and a real SQLite say after one migration; `refused` counts statements about the schema. */
export type Compared = {
  readonly path: string;
  readonly replayed: { readonly facts: unknown; readonly refused: number };
  readonly real: { readonly facts: unknown; readonly refused: number };
  /** For people to read where the two differ. */
  readonly said: readonly string[];
};

/** Runs migrations both ways and gives what each has after each of them. */
export async function compareWithSqlite(migrations: readonly Migration[]): Promise<readonly Compared[]> {
  const parsed = migrations.map(({ sql, up }) =>
    [...sqlite.parse(sql, up)].map((each) => ({ ...each, text: sql.slice(each.range.start, each.range.end) })),
  );
  const steps = stepThroughSqlite(parsed.map((statements) => statements.map(({ text }) => text)));
  const compared: Compared[] = [];
  for (const [index, step] of steps.entries()) {
    const { objects, outcomes } = await replay({ dialect: "sqlite", migrations: migrations.slice(0, index + 1) });
    const last = outcomes.at(-1);
    const errors = last?.diagnostics.filter(({ severity }) => severity === "error") ?? [];
    const refused = step.refused.filter(isAboutSchema);
    const unreadData = parsed[index]?.filter(({ kind, text }) => kind === "syntax error" && !isAboutSchema(text)) ?? [];
    compared.push({
      path: last?.migration.path ?? "",
      replayed: { facts: describeReplayed(objects), refused: errors.length - unreadData.length },
      real: { facts: step.facts, refused: refused.length },
      said: [...refused, ...errors.map(({ line, message }) => `line ${line}: ${message}`)],
    });
  }
  return compared;
}

/** Data and transactions are the database's to refuse: they are no part of a schema. */
export function isAboutSchema(statement: string): boolean {
  return !/^(insert|update|delete|replace|select|with|begin|commit|end|rollback(?!.*\bto\b)|pragma|vacuum|analyze|reindex|attach|detach)\b/is.test(
    statement,
  );
}
