import type { Report, Section } from "./report";

/** A report for a terminal or a log: plain lines, without colours. */
export function reportToText({ verdict, sentences, sections }: Report): string {
  return `${[verdict, ...sentences, ...sections.flatMap(linesOf)].join("\n")}\n`;
}

function linesOf({ title, rows, more = 0, advice }: Section): readonly string[] {
  return [
    "",
    title,
    ...rows.flatMap((cells) => {
      const addresses = cells.flatMap(({ address }) => (address === undefined ? [] : [`    ${address}`]));
      return [
        `  ${cells
          .map(({ text }) => text)
          .filter((text) => text !== "")
          .join("  ")}`,
        ...addresses,
      ];
    }),
    ...(more > 0 ? [`  and ${more.toLocaleString("en")} more`] : []),
    ...(advice === undefined ? [] : [advice]),
  ];
}
