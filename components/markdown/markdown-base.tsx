import { SquareCheck, SquareDashed } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { ScrollArea } from "@/components/ui/scroll-area";
import { anchorOf, anchorTo } from "./anchor";
import { AsWritten } from "./as-written";
import { isTooInvolved } from "./is-too-involved";
import { liftHeadings } from "./lift-headings";
import { namePictures } from "./name-pictures";
import { revealHidden } from "./reveal-hidden";

type Plugin = NonNullable<ComponentProps<typeof ReactMarkdown>["rehypePlugins"]>[number];

export type CodeRenderer = (code: string, language: string) => ReactNode;

export type MarkdownBaseProps = {
  text: string;
  /** The level its highest headings get, so that they follow upon the page's own. */
  headingLevel?: 2 | 3 | 4;
  renderCode: CodeRenderer;
  /** A step over what was let through, before it is set. */
  step?: Plugin;
  className?: string;
};

/**
 * GitHub's Markdown without raw HTML. What could run is never let through: sanitized, then only our elements. A text that
 * would take too long to read as Markdown is shown as it was written.
 */
export function MarkdownBase({ text, headingLevel = 3, renderCode, step, className }: MarkdownBaseProps) {
  if (isTooInvolved(text)) return <AsWritten text={text} />;
  // Called, and not left to be rendered: what comes of a text can be kept.
  const set = ReactMarkdown({
    remarkPlugins: [remarkGfm, liftHeadings],
    rehypePlugins: [[rehypeSanitize, defaultSchema], ...(step ? [step] : []), namePictures, revealHidden],
    components: { ...elements, ...headings(headingLevel), pre: ({ children }) => renderPre(children, renderCode) },
    children: text,
  });
  return <div className={cn("markdown", className)}>{set}</div>;
}

const elements: Components = { a: Anchor, img: Picture, table: ScrollingTable, input: TaskBox };

function headings(top: number): Components {
  const names = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;
  return Object.fromEntries(
    names.map((name, index) => {
      const Level = names[Math.min(5, top - 1 + index)] ?? "h6";
      return [name, ({ children }: ComponentProps<"h1">) => <Level id={anchorOf(textOf(children))}>{children}</Level>];
    }),
  );
}

function Anchor({ href = "", children }: ComponentProps<"a">) {
  if (!href) return <span>{children}</span>;
  if (href.startsWith("#")) return <a href={anchorTo(href)}>{children}</a>;
  if (/^[/?](?!\/)/u.test(href)) return <Link href={href}>{children}</Link>;
  return (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  );
}

function Picture({ src, alt = "" }: ComponentProps<"img">) {
  // biome-ignore lint/performance/noImgElement: sizes are not known, and nothing optimizes pictures here.
  return <img src={src} alt={alt} loading="lazy" />;
}

function ScrollingTable({ children }: ComponentProps<"table">) {
  return (
    <ScrollArea label="Table">
      <table>{children}</table>
    </ScrollArea>
  );
}

function TaskBox({ checked }: ComponentProps<"input">) {
  const Box = checked ? SquareCheck : SquareDashed;
  return (
    <span role="img" aria-label={checked ? "Done" : "Not done"} className="mr-1.5 inline-flex align-text-bottom">
      <Box className={cn("size-4", checked ? "text-good" : "text-faint")} aria-hidden />
    </span>
  );
}

type ElementLike = { props: { className?: string; children?: ReactNode } };

function isElement(node: ReactNode): node is ReactNode & ElementLike {
  return typeof node === "object" && node !== null && "props" in node;
}

function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(textOf).join("");
  return isElement(node) ? textOf(node.props.children) : "";
}

function renderPre(children: ReactNode, renderCode: CodeRenderer): ReactNode {
  const code = isElement(children) ? children : null;
  const language = /language-([\w+-]+)/u.exec(code?.props.className ?? "")?.[1] ?? "";
  return renderCode(textOf(children).replace(/\n$/u, ""), language);
}
