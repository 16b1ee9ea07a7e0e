import type { CatalogObject } from "../../../model/catalog-object";
import { auxiliaryKinds } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import type { Dependent } from "./deletion";

/** Casts, operators, operator classes and the like that cannot be without an object; of a family, its classes go by themselves. */
export function dependentsByNeed({ ledger }: Session, needed: CatalogObject): readonly Dependent[] {
  return auxiliaryKinds.flatMap((kind) =>
    ledger
      .mentioning(kind, needed.id)
      .filter(({ definition }) => needsOf(definition.extra).includes(needed.id))
      .map((object) => ({ object, automatic: needed.kind === "operatorFamily" })),
  );
}

function needsOf(extra: unknown): readonly unknown[] {
  const needs = typeof extra === "object" && extra !== null && "needs" in extra ? extra.needs : [];
  return Array.isArray(needs) ? needs : [];
}
