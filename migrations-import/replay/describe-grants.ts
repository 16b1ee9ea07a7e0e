import type { CatalogObject, CatalogObjectOf, ObjectKind } from "../model/catalog-object";
import type { Grant } from "../model/further-definitions";
import { listSome } from "./describe-list";

/** What everybody may do with a new object, where that is anything (PostgreSQL manual, 5.8). */
const usual: Partial<Record<ObjectKind, string>> = {
  function: "EXECUTE",
  enum: "USAGE",
  domain: "USAGE",
  compositeType: "USAGE",
  rangeType: "USAGE",
  baseType: "USAGE",
  language: "USAGE",
};

/** All that can be given on a table; MAINTAIN is not in every version. */
const allOnTable = ["DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"];

/** What was given and what was taken, role by role: `SELECT granted to anon, EXECUTE revoked from public`. */
export function describeGrants(
  object: CatalogObject,
  before: readonly Grant[] | null,
  after: readonly Grant[] | null,
): readonly string[] {
  const [old, next] = [grantsOf(object, before), grantsOf(object, after)];
  return [
    ...sayings(missing(next, old, "privileges"), (what, whom) => `${what} granted to ${whom}`),
    ...sayings(missing(old, next, "privileges"), (what, whom) => `${what} revoked from ${whom}`),
    ...sayings(missing(next, old, "grantable"), (what, whom) => `${whom} may grant ${what}`),
    ...sayings(kept(missing(old, next, "grantable"), next), (what, whom) => `${whom} may no longer grant ${what}`),
  ];
}

/** What a role has of what it makes itself is no news. */
function grantsOf(object: CatalogObject, grants: readonly Grant[] | null): readonly Grant[] {
  const maker = object.kind === "defaultPrivileges" ? object.definition.role : null;
  return (grants ?? usualOf(object)).filter(({ grantee }) => grantee !== maker);
}

function usualOf(object: CatalogObject): readonly Grant[] {
  const privilege = object.kind === "defaultPrivileges" ? usualOfComing(object.definition) : usual[object.kind];
  return privilege === undefined ? [] : [{ grantee: "public", privileges: [privilege], grantable: [] }];
}

/** Those of a schema come on top of the usual ones. */
function usualOfComing({ objects, inSchema }: CatalogObjectOf<"defaultPrivileges">["definition"]): string | undefined {
  if (inSchema !== null) return undefined;
  return objects === "functions" ? "EXECUTE" : objects === "types" ? "USAGE" : undefined;
}

/** Privileges of a role. */
type Held = Pick<Grant, "grantee" | "privileges">;

/** What `some` have that `others` lack, by role. */
function missing(some: readonly Grant[], others: readonly Grant[], list: "privileges" | "grantable"): readonly Held[] {
  const has = new Map(others.map((each) => [each.grantee, each]));
  return some.flatMap((grant) => {
    const privileges = grant[list].filter((each) => !has.get(grant.grantee)?.[list].includes(each));
    return privileges.length === 0 ? [] : [{ grantee: grant.grantee, privileges }];
  });
}

/** Those of the privileges that the roles still have: what they lost they do not pass on either. */
function kept(held: readonly Held[], grants: readonly Grant[]): readonly Held[] {
  const has = new Map(grants.map((each) => [each.grantee, each]));
  return held.flatMap(({ grantee, privileges }) => {
    const still = privileges.filter((each) => has.get(grantee)?.privileges.includes(each));
    return still.length === 0 ? [] : [{ grantee, privileges: still }];
  });
}

/** Roles that are given the same are told together. */
function sayings(found: readonly Held[], say: (what: string, whom: string) => string): readonly string[] {
  const roles = new Map<string, string[]>();
  for (const { grantee, privileges } of found) {
    const isAll = allOnTable.every((each) => privileges.includes(each));
    const what = isAll ? "ALL" : privileges.join(", ");
    const known = roles.get(what);
    if (known) known.push(grantee);
    else roles.set(what, [grantee]);
  }
  return [...roles].map(([what, whom]) => say(what, listSome(whom)));
}
