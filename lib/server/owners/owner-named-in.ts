import "server-only";
import { namedOwner } from "@/lib/domain/named-owner";
import type { CatalogObject } from "@/migrations-import/index";

/** Whom the migrations name as the owner of a table: in its COMMENT ON, else beside its SQL. Null where they name nobody. */
export function ownerNamedIn({ definition }: CatalogObject): string | null {
  const comment = "comment" in definition ? definition.comment : null;
  return namedOwner(comment ?? "") ?? namedOwner(definition.remark ?? "");
}
