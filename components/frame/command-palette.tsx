"use client";

import {
  Archive,
  ArrowRight,
  Columns3,
  FileStack,
  FileText,
  FolderOpen,
  GitCompareArrows,
  Keyboard,
  PencilLine,
  Shapes,
  Table2,
  UserRound,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Command, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Revealed } from "@/components/ui/revealed";
import { useAsOf } from "@/lib/client/use-as-of";
import { keepAsOf } from "@/lib/domain/keep-as-of";
import { paths } from "@/lib/domain/paths";
import { type FrameLink, sectionLinks, upkeepLinks } from "./frame-links";
import type { FrameProject, FrameProjectLink, PaletteItem } from "./frame-types";
import { useShowShortcuts } from "./shortcuts";
import { useSearch } from "./use-search";

export type CommandPaletteProps = {
  project: FrameProject | null;
  projects: readonly FrameProjectLink[];
  onClose: () => void;
};

type Entry = {
  id: string;
  label: string;
  detail?: string | undefined;
  keys?: string | undefined;
  icon: ReactNode;
  run: () => void;
};

const kindIcons: Record<string, ReactNode> = {
  table: <Table2 aria-hidden />,
  view: <Table2 aria-hidden />,
  column: <Columns3 aria-hidden />,
  object: <Shapes aria-hidden />,
  doc: <PencilLine aria-hidden />,
  migration: <FileStack aria-hidden />,
  page: <FileText aria-hidden />,
};

/** Goes anywhere and finds anything, from the keyboard. The default export is what `lazy` takes. */
export default function CommandPalette({ project, projects, onClose }: CommandPaletteProps) {
  const [query, setQuery] = useState("");
  const router = useRouter();
  const showShortcuts = useShowShortcuts();
  const asOf = useAsOf();
  const here = project ? paths.project(project.slug) : null;
  const { items, state } = useSearch(project?.slug ?? null, query, asOf);

  function go(href: string) {
    onClose();
    router.push(href.startsWith(`${here}/`) || href === here ? keepAsOf(href, asOf) : href);
  }

  const links = project ? [...sectionLinks(project), ...furtherLinks(project), ...upkeepLinks(project)] : [];
  const places: Entry[] = links.map(({ label, href, keys, icon: Icon }) => ({
    id: `place ${href}`,
    label,
    keys,
    icon: <Icon aria-hidden />,
    run: () => go(href),
  }));
  const others: Entry[] = projects
    .filter((each) => each.slug !== project?.slug)
    .map((each) => ({
      id: `project ${each.slug}`,
      label: each.name,
      detail: "project",
      icon: <FolderOpen aria-hidden />,
      run: () => go(paths.project(each.slug)),
    }));
  const wanted = query.trim();
  // Not before what was found is there: what is first in the list is what Enter takes.
  const isAnswered = wanted === "" || state === "done" || state === "failed";
  const archived: Entry[] =
    project && isAnswered
      ? [
          {
            id: "archive",
            label: wanted === "" ? "Archived docs" : `Search archived docs for “${wanted}”`,
            icon: <Archive aria-hidden />,
            run: () => go(paths.archive(project.slug, wanted === "" ? {} : { query: wanted })),
          },
        ]
      : [];
  const commands: Entry[] = [
    {
      id: "keys",
      label: "Show the keys",
      keys: "?",
      icon: <Keyboard aria-hidden />,
      run: () => {
        onClose();
        showShortcuts();
      },
    },
  ];
  const matches = (entry: Entry) => entry.label.toLowerCase().includes(wanted.toLowerCase());
  const goals = [...places, ...others].filter(matches);
  const actions = commands.filter(matches);
  const isEmpty = items.length + goals.length + actions.length === 0;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Search and commands" hideTitle size="md" className="overflow-hidden [&>button]:top-2">
        <Command shouldFilter={false} label="Search and commands" loop>
          <CommandInput
            value={query}
            onValueChange={setQuery}
            placeholder={project ? `Search ${project.name} or go somewhere` : "Go somewhere"}
            className="pr-8"
          />
          <CommandList aria-busy={state === "busy"}>
            {isEmpty ? (
              <p className="px-3 py-4 text-center text-sm text-muted-foreground">{emptyWords(query, state)}</p>
            ) : null}
            {groupByKind(items).map(([kind, found]) => (
              <Group
                key={kind}
                heading={`${kind}s`}
                entries={found.map((item) => entryOf(item, () => go(item.href)))}
              />
            ))}
            <Group heading="Go to" entries={goals} />
            <Group heading="Commands" entries={[...archived, ...actions]} />
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** What lies behind a section and is looked for by its own name. */
function furtherLinks({ slug }: FrameProject): FrameLink[] {
  return [
    { label: "Compare two migrations", href: paths.compare(slug), icon: GitCompareArrows },
    { label: "Domains", href: paths.domains(slug), icon: Shapes },
    { label: "Tables with personal data", href: `${paths.tables(slug)}?sensitivity=personal`, icon: UserRound },
  ];
}

function emptyWords(query: string, state: string): string {
  if (state === "busy") return "Searching…";
  if (state === "failed") return "The search did not answer. Try again in a moment.";
  return query.trim() ? `Nothing is called “${query.trim()}”.` : "Type to search.";
}

function entryOf(item: PaletteItem, run: () => void): Entry {
  const icon = kindIcons[item.kind] ?? <ArrowRight aria-hidden />;
  return { id: `${item.kind} ${item.href} ${item.label}`, label: item.label, detail: item.detail, icon, run };
}

function groupByKind(items: readonly PaletteItem[]): [string, PaletteItem[]][] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  return [...groups];
}

function Group({ heading, entries }: { heading: string; entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <CommandGroup heading={<span className="inline-block first-letter:uppercase">{heading}</span>}>
      {entries.map((entry) => (
        <CommandItem key={entry.id} value={entry.id} onSelect={entry.run}>
          {entry.icon}
          <span className="min-w-0 truncate">
            <Revealed>{entry.label}</Revealed>
          </span>
          {entry.detail ? <span className="min-w-0 truncate text-xs text-muted-foreground">{entry.detail}</span> : null}
          {entry.keys ? (
            <span className="ml-auto flex gap-1">
              {entry.keys.split(" ").map((press) => (
                <Kbd key={press}>{press}</Kbd>
              ))}
            </span>
          ) : null}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
