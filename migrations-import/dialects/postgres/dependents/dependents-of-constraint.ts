import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { partsOf } from "../statements/partition-indexes";
import { keyPartsOf } from "../statements/partition-keys";
import type { Dependent } from "./deletion";
import { foreignKeysTo } from "./find-dependents";

type Index = CatalogObjectOf<"index">;
type Constraint = CatalogObjectOf<"constraint">;

/** The parts of a partitioned table's constraint go with it; foreign keys that rest on a key stand in the way. */
export function dependentsOfConstraint(session: Session, constraint: Constraint): readonly Dependent[] {
  const table = session.ledger.get(constraint.parent ?? "");
  if (table?.kind !== "table") return [];
  const index = session.ledger
    .children(table.id, "index")
    .find((each) => each.definition.constraint === constraint.name);
  return [
    ...keyPartsOf(session, table, constraint).map((object) => ({ object, automatic: true })),
    ...(index ? restingOn(session, table, index).filter(({ object }) => object.id !== constraint.id) : []),
  ];
}

/** The parts of a partitioned table's index go with it; foreign keys that rest on it stand in the way. */
export function dependentsOfIndex(session: Session, index: Index): readonly Dependent[] {
  const table = session.ledger.get(index.parent ?? "");
  if (table?.kind !== "table") return [];
  return [
    ...partsOf(session, index).map((object) => ({ object, automatic: true })),
    ...restingOn(session, table, index),
  ];
}

function restingOn(session: Session, table: Table, index: Index): readonly Dependent[] {
  if (!index.definition.unique) return [];
  return foreignKeysTo(session, table)
    .filter((key) => keyIndexOf(session, table, key)?.id === index.id)
    .map((object) => ({ object, automatic: false }));
}

/** The index a foreign key rests on: the first whole unique one on the very columns (`transformFkeyCheckAttrs`). */
function keyIndexOf(session: Session, table: Table, key: Constraint): Index | undefined {
  const columns = key.definition.references?.columns ?? [];
  return session.ledger.children(table.id, "index").find((each) => {
    const { unique, where } = each.definition;
    return unique && where === null && sameSet(each.definition.columns, columns);
  });
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
