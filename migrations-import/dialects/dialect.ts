import type { CatalogObject } from "../model/catalog-object";
import type { ExternalObject } from "../model/notes";
import type { DialectName } from "../model/source";
import type { Session } from "../replay/session";

/** A stretch of a migration's text in UTF-16 offsets, `end` exclusive. */
export type TextRange = { readonly start: number; readonly end: number };

/**
 * One statement of a file: either the grammar's tree for it, or where and why the grammar refused it, or a command of the
 * database's terminal, which is no SQL: without effect, unless `doubt` says what it would do.
 */
export type ParsedStatement<Node> =
  | { readonly kind: "statement"; readonly range: TextRange; readonly node: Node }
  | {
      readonly kind: "terminal command";
      readonly range: TextRange;
      readonly doubt: { readonly message: string; readonly hint: string } | null;
    }
  | {
      readonly kind: "syntax error";
      readonly range: TextRange;
      /** Where in the text the grammar stumbled. */
      readonly at: number;
      readonly message: string;
      readonly hint: string | null;
    }
  | {
      /** Longer or nested deeper than a limit of `model/limits.ts`, and so not given to the grammar, or refused by it. */
      readonly kind: "over a limit";
      readonly range: TextRange;
      readonly at: number;
      readonly message: string;
      readonly hint: string;
    };

/** How a statement ended. Nothing ends in silence: `not understood` comes with a diagnostic. */
export type StatementEnd = "applied" | "no effect" | "not understood";

/**
 * A database whose migrations the engine reads. A new dialect is a new folder that exports one of these, and a line in
 * `dialects/index.ts`.
 */
export type Dialect<Node = unknown> = {
  readonly name: DialectName;
  /** Maps names the database takes for the same to one spelling; where it is absent, names are compared as they are. */
  readonly foldName?: (name: string) => string;
  /** Whether a comment ends at a carriage return alone, and not only at a line feed. */
  readonly endsCommentsAtReturn?: boolean;
  /** The name that something an object holds has in the object's schema: that of the constraint behind a NOT NULL. */
  readonly innerName?: (object: CatalogObject) => string | undefined;
  /** Loads the grammar. Must be awaited once before `parse`. */
  load(): Promise<void>;
  /**
   * Reads the statements in `range` of `text`, in order. A statement the grammar refuses is one item, and the ones around
   * it are still read. Offsets are into the whole of `text`. Reads on as it is asked for more, so that the trees of a long
   * file are not in memory all at once.
   */
  parse(text: string, range: TextRange): Iterable<ParsedStatement<Node>>;
  /** Called before the first statement of each migration: resets what a connection would hold (search path, pragmas). */
  begin(session: Session): void;
  /** Called behind the last statement of each migration: removes what a connection takes with it when it ends. */
  end?(session: Session): void;
  /**
   * Folds one statement onto the session's ledger. Never throws for what the statement says: it reports to the session.
   * When it reports an error, it has left the ledger as it was.
   */
  apply(node: Node, session: Session): StatementEnd;
  /** What `among` the objects refers to and nothing created; `paths` are the migrations' in apply order. */
  findExternal?(
    objects: readonly CatalogObject[],
    paths: readonly string[],
    among: readonly CatalogObject[],
  ): readonly ExternalObject[];
};
