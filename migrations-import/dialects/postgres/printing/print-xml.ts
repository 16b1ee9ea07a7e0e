import { isNull } from "../analysis/typed";
import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { type Printer, printList, printNode } from "./print-expression";
import { printType } from "./print-type";
import { quoteName } from "./quote";

/** XML's own syntax (`xmlelement(NAME …)`); the order of arguments is the grammar's. */
export function printXml(node: NodeOf<"XmlExpr">, printer: Printer): string {
  const list = printList(node.args, printer);
  const named = (node.named_args ?? []).map((each) => printNamed(each, printer)).join(", ");
  switch (node.op) {
    case "IS_XMLELEMENT": {
      const attributes = named === "" ? "" : `, XMLATTRIBUTES(${named})`;
      return `XMLELEMENT(NAME ${quoteName(node.name ?? "")}${attributes}${list === "" ? "" : `, ${list}`})`;
    }
    case "IS_XMLFOREST":
      return `XMLFOREST(${named})`;
    case "IS_XMLCONCAT":
      return `XMLCONCAT(${list})`;
    case "IS_XMLPI":
      return `XMLPI(NAME ${quoteName(node.name ?? "")}${list === "" ? "" : `, ${list}`})`;
    case "IS_XMLPARSE":
      return printParse(node, printer);
    case "IS_XMLROOT":
      return printRoot(node, printer);
    default:
      return `${list} IS DOCUMENT`;
  }
}

function printNamed(node: Node, printer: Printer): string {
  const { name, val } = unwrap(node, "ResTarget") ?? {};
  const last = unwrap(val, "ColumnRef")?.fields?.at(-1);
  const own = name ?? unwrap(last, "String")?.sval;
  return `${printNode(val, printer)}${own === undefined ? "" : ` AS ${quoteName(own)}`}`;
}

function optionOf(option: string | undefined): string {
  return option === "XMLOPTION_DOCUMENT" ? "DOCUMENT" : "CONTENT";
}

function printParse({ args = [], xmloption }: NodeOf<"XmlExpr">, printer: Printer): string {
  const [text, keeps] = args;
  const isKept = unwrap(keeps, "A_Const")?.boolval?.boolval ?? false;
  return `XMLPARSE(${optionOf(xmloption)} ${printNode(text, printer)} ${isKept ? "PRESERVE" : "STRIP"} WHITESPACE)`;
}

const standalone = [", STANDALONE YES", ", STANDALONE NO", ", STANDALONE NO VALUE", ""];

function printRoot({ args = [] }: NodeOf<"XmlExpr">, printer: Printer): string {
  const [xml, version, flag] = args;
  const isGiven = version && !isNull(unwrap(version, "TypeCast")?.arg ?? version);
  const text = isGiven ? printNode(version, printer) : "NO VALUE";
  const place = unwrap(flag, "A_Const")?.ival?.ival ?? 0;
  return `XMLROOT(${printNode(xml, printer)}, VERSION ${text}${standalone[place] ?? ""})`;
}

export function printXmlSerialize(node: NodeOf<"XmlSerialize">, printer: Printer): string {
  const type = printType(node.typeName, printer.resolveType);
  const indent = node.indent ? " INDENT" : " NO INDENT";
  return `XMLSERIALIZE(${optionOf(node.xmloption)} ${printNode(node.expr, printer)} AS ${type}${indent})`;
}
