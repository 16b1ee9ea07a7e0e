import type { CatalogObject, CatalogObjectOf, ObjectKind } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Dependent } from "./deletion";
import { dependentsByNeed } from "./dependents-by-need";
import { dependentsOfColumn } from "./dependents-of-column";
import { dependentsOfConstraint, dependentsOfIndex } from "./dependents-of-constraint";
import { dependentsOfFunction } from "./dependents-of-function";
import {
  dependentsOfCollation,
  dependentsOfExtension,
  dependentsOfSchema,
  dependentsOfServer,
  dependentsOfWrapper,
} from "./dependents-of-others";
import { dependentsOfSequence, dependentsOfTable } from "./dependents-of-table";
import { dependentsOfType } from "./dependents-of-type";

type Finders = {
  readonly [K in ObjectKind]?: (session: Session, object: CatalogObjectOf<K>) => readonly Dependent[];
};

const finders: Finders = {
  table: dependentsOfTable,
  column: dependentsOfColumn,
  constraint: dependentsOfConstraint,
  index: dependentsOfIndex,
  sequence: dependentsOfSequence,
  function: dependentsOfFunction,
  enum: dependentsOfType,
  domain: dependentsOfType,
  compositeType: dependentsOfType,
  rangeType: dependentsOfType,
  baseType: dependentsOfType,
  schema: dependentsOfSchema,
  extension: dependentsOfExtension,
  collation: dependentsOfCollation,
  foreignServer: dependentsOfServer,
  foreignDataWrapper: dependentsOfWrapper,
};

/** What casts, operators and the like are made of. */
const isNeeded: ReadonlySet<ObjectKind> = new Set([
  "accessMethod",
  "baseType",
  "compositeType",
  "domain",
  "enum",
  "function",
  "language",
  "operator",
  "operatorFamily",
  "rangeType",
  "textSearchParser",
  "textSearchTemplate",
]);

/** What `pg_depend` says of an object, as far as the catalog knows: what goes with it, or stands in the way. */
export function dependentsOf(session: Session, object: CatalogObject): readonly Dependent[] {
  const find = finders[object.kind] as ((session: Session, object: CatalogObject) => readonly Dependent[]) | undefined;
  const needing = isNeeded.has(object.kind) ? dependentsByNeed(session, object) : [];
  return find ? [...find(session, object), ...needing] : needing;
}
