import type { CodePlace } from "../../model/code";
import type { DeclaredEnum } from "../declared";
import type { Module } from "../typescript/parse-module";
import type { Program } from "../typescript/program";
import { thingOf, type Value } from "../typescript/value";
import type { FoundTable } from "./declare-table";
import type { RelationThing, Thing } from "./thing";

/** An enum found in the code: what it was built as, and as every language of code declares one. */
export type FoundEnum = { readonly enum: Thing; readonly declared: DeclaredEnum };

/** What one module declares. */
export type Found = {
  readonly tables: readonly FoundTable[];
  readonly enums: readonly FoundEnum[];
  readonly relations: readonly RelationThing[];
};

/** The tables, enums and relations a module declares itself, also in a record at its top. */
export function findIn(program: Program, module: Module, defaultSchema: string): Found {
  const tables: FoundTable[] = [];
  const enums: FoundEnum[] = [];
  const relations: RelationThing[] = [];
  const take = (value: Value, key: string, place: CodePlace) => {
    const what = thingOf(value);
    if (what?.kind === "table") tables.push({ table: what, key, place });
    if (what?.kind === "relations") relations.push(...program.within(what.list));
    if (what?.kind !== "enum" || what.name === null) return;
    const schema = what.schema ?? defaultSchema;
    const declared: DeclaredEnum = { language: "drizzle", schema, name: what.name, key, values: what.values, place };
    enums.push({ enum: what, declared });
  };
  for (const [name, declaration] of module.declarations) {
    if (declaration.kind !== "expression" || declaration.property !== null) continue;
    const value = program.nameIn(module.path, name);
    if (isReference(declaration.node)) continue;
    take(value, name, module.place(declaration.at));
    if (value.kind !== "record" || declaration.node.type !== "ObjectExpression") continue;
    for (const [key, entry] of value.entries) {
      if (entry.place.path === module.path && entry.place.endLine > entry.place.line)
        take(entry.value, `${name}.${key}`, entry.place);
    }
  }
  return { tables, enums, relations };
}

/** Another name for what is declared elsewhere. */
function isReference(node: { readonly type: string }): boolean {
  return node.type === "Identifier" || node.type === "MemberExpression";
}
