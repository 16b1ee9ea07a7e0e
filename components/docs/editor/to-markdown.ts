import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { rowsToTable } from "./rows-to-table";
import { tidyPasted } from "./tidy-pasted";

const fromHtml = unified()
  .use(rehypeParse, { fragment: true })
  .use(tidyPasted)
  .use(rehypeSanitize, { ...defaultSchema, strip: ["script", "style", "title", "template"] })
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: "-", rule: "-", fences: true, listItemIndent: "one" });

/**
 * Markdown of what the clipboard holds as HTML, else of rows parted by tabs; null where it is neither. What could run is left
 * out, although nothing that is written could run.
 */
export function toMarkdown(html: string, plain: string): string | null {
  if (html === "") return rowsToTable(plain);
  return String(fromHtml.processSync(html)).trim() || null;
}
