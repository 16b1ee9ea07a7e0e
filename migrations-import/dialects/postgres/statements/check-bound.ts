import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { refuse } from "../refusal";
import { compareRows, overlap } from "./compare-bounds";
import { keyTypes } from "./partition-bound";
import { addPartition, partitionsNear } from "./partition-siblings";
import { type Bound, readBound } from "./read-bound";

/**
 * Refuses a bound that holds nothing, or what another partition holds (`check_new_partition_bound`). Values whose order
 * reading does not tell, such as texts by their collation, are taken to be well chosen.
 */
export function checkBound(session: Session, parent: Table, partition: Table, text: string): void {
  const types = keyTypes(session, parent);
  if (types.length === 0) return;
  const bound = readBound(text, types);
  refuseEmpty(partition, bound, types);
  for (const { table: other, bound: its } of partitionsNear(session, parent, bound, types)) {
    if (overlap(bound, its)) {
      refuse("INVALID_STATEMENT", `partition ${partition.name} would overlap partition ${other.name}`);
    }
    if (bound.kind === "hash" && its.kind === "hash" && !isFactor(bound.modulus, its.modulus)) {
      refuse("INVALID_STATEMENT", `of two moduli of ${parent.name} the smaller must divide the larger`);
    }
  }
  addPartition(session, parent, partition, { text, bound }, types);
}

function refuseEmpty(partition: Table, bound: Bound, types: readonly string[]): void {
  const what = `the bound of partition ${partition.name}`;
  if (bound.kind === "hash" && bound.remainder >= bound.modulus) {
    refuse("INVALID_STATEMENT", `${what} has a remainder that is not less than the modulus`);
  }
  if (bound.kind !== "range") return;
  if (bound.from.length !== types.length || bound.to.length !== types.length) {
    refuse("INVALID_STATEMENT", `${what} must have ${types.length} values on each side`);
  }
  if ([...bound.from, ...bound.to].some(({ printed }) => printed === "NULL")) {
    refuse("INVALID_STATEMENT", `${what} cannot be NULL`);
  }
  const order = compareRows(bound.from, bound.to);
  if (order !== undefined && order >= 0) refuse("INVALID_STATEMENT", `${what} holds nothing`);
}

function isFactor(a: number, b: number): boolean {
  return a % b === 0 || b % a === 0;
}
