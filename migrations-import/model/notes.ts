import type { CatalogTable } from "./catalog";
import type { ObjectId } from "./catalog-object";
import type { Provenance } from "./provenance";

/** Something the files refer to and never create: taken to exist outside, which never costs the statement that refers to it. */
export type ExternalObject = {
  readonly kind: "schema" | "table" | "type" | "role" | "extension" | "function";
  /** Null for what lies in no schema. */
  readonly schema: string | null;
  readonly name: string;
  /** The statement that first refers to it. */
  readonly referredTo: Provenance;
  /** Of a table that is no platform's: what the migrations say of it, where they say anything. */
  readonly holds?: CatalogTable;
};

/**
 * What may have been a rename and was written as a drop and an addition in one migration. It is offered and not guessed: the
 * catalog holds two objects.
 */
export type PossibleRename = {
  readonly kind: "column" | "table";
  readonly schema: string;
  /** The table of a column, by the name it has at the end of the migration; the former name of a table. */
  readonly table: string;
  readonly from: string;
  readonly to: string;
  readonly dropped: ObjectId;
  readonly added: ObjectId;
  /** From 0 to 1: how much of the one is found in the other. */
  readonly score: number;
  /** One sentence for people. */
  readonly why: string;
  readonly provenance: Provenance;
};

/** A statement whose effect only running it would tell. */
export type DynamicStatement = Provenance & {
  readonly reason: string;
  /** As written; cut after 4,000 characters. */
  readonly statement: string;
};
