import type { Session } from "../../../replay/session";
import { relocateFunction } from "../dependents/rename-functions";
import { relocateRelation, relocateSequence, relocateType } from "../dependents/rename-objects";
import { refuse } from "../refusal";
import { redefineStatistics } from "./create-statistics";

/** ALTER SCHEMA … RENAME: everything in it is spelled anew. */
export function renameSchema(session: Session, from: string, to: string): void {
  const { ledger } = session;
  const schema = ledger.find("schema", { schema: null }, from);
  if (!schema) refuse("UNKNOWN_OBJECT", `schema ${from} does not exist here`);
  if (ledger.find("schema", { schema: null }, to) || to === "public") {
    refuse("DUPLICATE_OBJECT", `schema ${to} already exists`);
  }
  ledger.rename(schema.id, to);
  for (const object of ledger.objects().filter((each) => each.schema === from && each.parent === null)) {
    const place = { schema: to, name: object.name };
    const current = ledger.get(object.id);
    if (!current || current.schema !== from) continue;
    if (current.kind === "table") relocateRelation(session, current, place);
    else if (current.kind === "sequence") relocateSequence(session, current, place);
    else if (current.kind === "function") relocateFunction(session, current, place);
    else if (
      current.kind === "enum" ||
      current.kind === "domain" ||
      current.kind === "compositeType" ||
      current.kind === "rangeType" ||
      current.kind === "baseType"
    )
      relocateType(session, current, place);
    else ledger.move(current.id, to, { consequence: true });
  }
  for (const statistics of ledger.ofKind("statistics")) {
    if (statistics.schema !== from) continue;
    ledger.move(statistics.id, to, { consequence: true });
    const table = ledger.get(statistics.parent ?? "");
    if (table?.kind === "table") redefineStatistics(session, table, (name) => name);
  }
  for (const publication of ledger.mentioning("publication", from)) {
    const schemas = publication.definition.schemas.map((each) => (each === from ? to : each)).sort();
    ledger.update(publication, { schemas }, { consequence: true });
  }
  for (const defaults of ledger.mentioning("defaultPrivileges", from)) {
    if (defaults.definition.inSchema === from) ledger.update(defaults, { inSchema: to }, { consequence: true });
  }
  for (const extension of ledger.ofKind("extension")) {
    if (extension.definition.schema === from) ledger.update(extension, { schema: to }, { consequence: true });
  }
}
