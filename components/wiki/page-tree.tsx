import { FileText } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { Revealed } from "@/components/ui/revealed";
import type { PageNode } from "@/lib/domain/pages";
import { paths } from "@/lib/domain/paths";

type PageTreeProps = { slug: string; pages: readonly PageNode[]; current?: string };

/** The pages of the wiki as a tree of links. */
export function PageTree({ slug, pages, current }: PageTreeProps) {
  return (
    <ul className="flex flex-col gap-0.5 text-sm">
      {pages.map((page) => (
        <li key={page.id}>
          <Link
            href={paths.page(slug, page.slug)}
            aria-current={page.slug === current ? "page" : undefined}
            className={cn(
              "flex items-start gap-2 rounded-md px-2 py-1.5 hover:bg-accent",
              page.slug === current && "bg-accent font-medium",
              page.isArchived && "text-faint line-through",
            )}
          >
            <FileText className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden />
            <span className="min-w-0 break-words">
              <Revealed>{page.title}</Revealed>
            </span>
          </Link>
          {page.children.length > 0 ? (
            <div className="ml-4 border-l pl-1">
              <PageTree slug={slug} pages={page.children} {...(current ? { current } : {})} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
