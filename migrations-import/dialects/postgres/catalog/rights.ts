import type { CatalogObject } from "../../../model/catalog-object";
import type { Grant, Rights } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import { currentRole, usualRunner } from "./roles";

/** What privileges are given on, in the words of ALTER DEFAULT PRIVILEGES. */
export type GrantedKind = "tables" | "sequences" | "functions" | "types" | "schemas" | "others";

/** All privileges there are on a kind of object (PostgreSQL manual, 5.8). */
export const allPrivileges: Readonly<Record<GrantedKind, readonly string[]>> = {
  tables: ["DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"],
  sequences: ["SELECT", "UPDATE", "USAGE"],
  functions: ["EXECUTE"],
  types: ["USAGE"],
  schemas: ["CREATE", "USAGE"],
  others: ["USAGE"],
};

/** What everybody may do with a new object (`acldefault`). */
export function usualGrants(kind: GrantedKind): readonly Grant[] {
  if (kind === "functions") return [{ grantee: "public", privileges: ["EXECUTE"], grantable: [] }];
  return kind === "types" ? [{ grantee: "public", privileges: ["USAGE"], grantable: [] }] : [];
}

/** Grants as they are kept: not at all where they are what the database gives by itself. */
export function keptGrants(kind: GrantedKind, grants: readonly Grant[] | undefined): readonly Grant[] | undefined {
  const usual = usualGrants(kind);
  return grants?.length === usual.length && JSON.stringify(grants) === JSON.stringify(usual) ? undefined : grants;
}

/** What is given or taken, to or from whom. */
export type GrantChange = {
  readonly isGrant: boolean;
  readonly grantees: readonly string[];
  readonly privileges: readonly string[];
  /** `WITH GRANT OPTION`; in a REVOKE, that only the option is taken. */
  readonly isOption: boolean;
};

/** Grants after a GRANT or REVOKE, sorted by role; those who are left with nothing are not listed. */
export function changeGrants(before: readonly Grant[], change: GrantChange): readonly Grant[] {
  const grants = new Map(before.map((each) => [each.grantee, each]));
  for (const grantee of change.grantees) {
    const old = grants.get(grantee) ?? { grantee, privileges: [], grantable: [] };
    const next = change.isGrant ? give(old, change) : take(old, change);
    if (next.privileges.length === 0) grants.delete(grantee);
    else grants.set(grantee, next);
  }
  return [...grants.values()].sort((a, b) => (a.grantee < b.grantee ? -1 : 1));
}

function give(old: Grant, { privileges, isOption }: GrantChange): Grant {
  const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort();
  return {
    ...old,
    privileges: union(old.privileges, privileges),
    grantable: isOption ? union(old.grantable, privileges) : old.grantable,
  };
}

function take(old: Grant, { privileges, isOption }: GrantChange): Grant {
  const less = (list: readonly string[]) => list.filter((each) => !privileges.includes(each));
  return { ...old, privileges: isOption ? old.privileges : less(old.privileges), grantable: less(old.grantable) };
}

/** Owner and grants that an object has from its first moment: by SET ROLE and ALTER DEFAULT PRIVILEGES. */
export function rightsAtBirth(session: Session, kind: GrantedKind, schema: string | null): Rights {
  const owner = currentRole(session);
  const owned = owner === null ? {} : { owner };
  const defaults = session.ledger.ofKind("defaultPrivileges").filter(({ definition: { role, objects, inSchema } }) => {
    const isRunner = role === owner || (owner === null && role === usualRunner);
    return isRunner && objects === kind && (inSchema === null || inSchema === schema);
  });
  if (defaults.length === 0) return owned;
  const everywhere = defaults.find((each) => each.definition.inSchema === null);
  let grants = everywhere?.definition.grants ?? usualGrants(kind);
  for (const { definition } of defaults) {
    if (definition.inSchema === null) continue;
    for (const { grantee, privileges, grantable } of definition.grants) {
      grants = changeGrants(grants, { isGrant: true, grantees: [grantee], privileges, isOption: false });
      grants = changeGrants(grants, { isGrant: true, grantees: [grantee], privileges: grantable, isOption: true });
    }
  }
  const kept = keptGrants(
    kind,
    grants.filter((each) => each.grantee !== owner),
  );
  return { ...owned, ...(kept ? { grants: kept } : {}) };
}

/** What kind of privileges an object has. */
export function grantedKindOf(object: CatalogObject): GrantedKind {
  switch (object.kind) {
    case "table":
      return "tables";
    case "sequence":
      return "sequences";
    case "function":
      return "functions";
    case "schema":
      return "schemas";
    case "enum":
    case "domain":
    case "compositeType":
    case "rangeType":
    case "baseType":
      return "types";
    default:
      return "others";
  }
}
