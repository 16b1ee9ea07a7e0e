import type { CatalogObject, ObjectId } from "../../../model/catalog-object";
import type { AuxiliaryKind } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import { findIn, relationName, schemasOf } from "../catalog/find-relation";
import { findType } from "../catalog/find-type";
import { printArgumentType } from "../definitions/function-signature";
import { inputTypes } from "../dependents/find-function";
import { contentsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { auxiliaryName } from "./auxiliary-name";

type TypeName = NodeOf<"TypeName">;

/** Gathers what an object cannot be without, by identity: types, functions and the like that migrations made. */
export class Needs {
  readonly #session: Session;
  readonly #ids = new Set<ObjectId>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** As it is kept with the object. */
  get kept(): { readonly extra?: { readonly needs: readonly ObjectId[] } } {
    return this.#ids.size === 0 ? {} : { extra: { needs: [...this.#ids] } };
  }

  object(object: CatalogObject | null | undefined): void {
    if (object) this.#ids.add(object.id);
  }

  type(typeName: TypeName | undefined): void {
    if (typeName) this.object(this.#typeNamed(typeName));
  }

  /** A function by its name and, where they are written, what it takes. */
  function(called: NodeOf<"ObjectWithArgs"> | undefined): void {
    if (!called?.objname) return;
    const takes = called.args_unspecified ? null : contentsOf(called.objargs, "TypeName");
    this.functionNamed(stringsOf(called.objname), takes);
  }

  /** A function by its name, and by what it takes where several have it. */
  functionNamed(path: readonly string[], takes: readonly TypeName[] | null): void {
    const { ledger } = this.#session;
    const name = relationName(path);
    const overloads = findIn(schemasOf(this.#session, name), (schema) => {
      const found = ledger.findAll("function", { schema }, name.relname ?? "");
      return found.length > 0 ? found : undefined;
    });
    const types = takes?.map((each) => printArgumentType(this.#session, each)).join(",");
    this.object(overloads?.find((each) => types === undefined || inputTypes(each).join(",") === types));
  }

  /** Something of a kind that lies in a schema. */
  auxiliary(kind: AuxiliaryKind, path: readonly string[], suffix = ""): void {
    const name = relationName(path);
    const full = `${name.relname ?? ""}${suffix}`;
    this.object(findIn(schemasOf(this.#session, name), (schema) => this.#session.ledger.find(kind, { schema }, full)));
  }

  operator(named: Node): void {
    const name = auxiliaryName(this.#session, "operator", named);
    this.auxiliary("operator", [...(name.schemaname ? [name.schemaname] : []), name.relname ?? ""]);
  }

  /** Something of a kind that lies in no schema. */
  global(kind: "language" | "accessMethod", name: string): void {
    this.object(this.#session.ledger.find(kind, { schema: null }, name));
  }

  #typeNamed(typeName: TypeName) {
    return findType(this.#session, relationName(stringsOf(typeName.names)));
  }
}

/** Options of CREATE OPERATOR, TYPE and the objects of text search that name a function. */
const functionOptions: ReadonlySet<string> = new Set([
  "procedure",
  "function",
  "restrict",
  "join",
  "input",
  "output",
  "receive",
  "send",
  "typmod_in",
  "typmod_out",
  "analyze",
  "subscript",
  "start",
  "gettoken",
  "end",
  "headline",
  "lextypes",
  "init",
  "lexize",
]);

/** What CREATE OPERATOR, TYPE and the objects of text search need. */
export function needsOfDefinition(session: Session, node: NodeOf<"DefineStmt">): Needs {
  const needs = new Needs(session);
  const options = contentsOf(node.definition, "DefElem");
  const operands = options.flatMap(({ defname, arg }) =>
    defname === "leftarg" || defname === "rightarg" ? (unwrap(arg, "TypeName") ?? []) : [],
  );
  const takes = node.kind === "OBJECT_OPERATOR" ? operands : null;
  for (const { defname = "", arg } of options) {
    const path = optionPath(arg);
    if (functionOptions.has(defname)) needs.functionNamed(path, defname === "restrict" ? null : takes);
    else if (defname === "template") needs.auxiliary("textSearchTemplate", path);
    else if (defname === "parser") needs.auxiliary("textSearchParser", path);
    else needs.type(unwrap(arg, "TypeName"));
  }
  return needs;
}

function optionPath(arg: Node | undefined): readonly string[] {
  const type = unwrap(arg, "TypeName");
  return type ? stringsOf(type.names) : stringsOf(unwrap(arg, "List")?.items ?? (arg ? [arg] : []));
}

/** What CREATE OPERATOR CLASS needs: its types, its access method, its operators and functions. */
export function needsOfOperatorClass(session: Session, node: NodeOf<"CreateOpClassStmt">): Needs {
  const needs = new Needs(session);
  needs.type(node.datatype);
  needs.global("accessMethod", node.amname ?? "");
  for (const { name, storedtype, itemtype } of contentsOf(node.items, "CreateOpClassItem")) {
    needs.type(storedtype);
    if (itemtype === functionItem) needs.function(name);
    if (itemtype === operatorItem && name) needs.operator(withOperands(name, node));
  }
  return needs;
}

const operatorItem = 1;
const functionItem = 2;

/** An operator of a class takes the type of the class twice, unless it says otherwise. */
function withOperands(name: NodeOf<"ObjectWithArgs">, { datatype }: NodeOf<"CreateOpClassStmt">): Node {
  const both: readonly Node[] = datatype ? [{ TypeName: datatype }, { TypeName: datatype }] : [];
  return { ObjectWithArgs: name.objargs?.length ? name : { ...name, objargs: [...both] } };
}
