"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronRight, CircleX, Equal, Minus, PencilLine, Plus, TriangleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { Mark } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Identifier } from "@/components/ui/identifier";
import type { ImportPreview } from "@/lib/domain/import-view";
import { endsWords } from "@/lib/domain/statement-words";
import { ChangeItems } from "./change-items";
import { count } from "./preview-words";

type Migration = ImportPreview["migrations"][number];

/** Longer lists scroll within themselves and render only what is in sight. */
const VIRTUAL_FROM = 200;
const ROW_PX = 37;

/** The migrations in apply order, each with its state and, to unfold, what it would change. */
export function MigrationItems({ migrations }: { migrations: readonly Migration[] }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (path: string) =>
    setOpen((before) => (before.has(path) ? without(before, path) : new Set([...before, path])));
  const items = migrations.map((migration) => ({ migration, isOpen: open.has(migration.path), onToggle: toggle }));
  return items.length > VIRTUAL_FROM ? <VirtualItems items={items} /> : <PlainItems items={items} />;
}

type Item = { readonly migration: Migration; readonly isOpen: boolean; readonly onToggle: (path: string) => void };

function without(set: ReadonlySet<string>, path: string): ReadonlySet<string> {
  return new Set([...set].filter((each) => each !== path));
}

function PlainItems({ items }: { items: readonly Item[] }) {
  return (
    <ol aria-label="Migrations in order" className="divide-y rounded-lg border bg-card">
      {items.map((item) => (
        <li key={item.migration.path}>
          <MigrationItem {...item} />
        </li>
      ))}
    </ol>
  );
}

function VirtualItems({ items }: { items: readonly Item[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <div ref={frame} tabIndex={0} className="ring-inside max-h-[60vh] overflow-y-auto rounded-lg border bg-card">
      <ol aria-label="Migrations in order" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return item ? (
            <li
              key={item.migration.path}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 border-b"
              style={{ transform: `translateY(${start}px)` }}
            >
              <MigrationItem {...item} />
            </li>
          ) : null;
        })}
      </ol>
    </div>
  );
}

const states = {
  new: { hue: "good", icon: Plus, word: "New" },
  edited: { hue: "warn", icon: PencilLine, word: "Edited" },
  same: { hue: "neutral", icon: Equal, word: "Same" },
  stored: { hue: "neutral", icon: Equal, word: "Stays" },
  renamed: { hue: "warn", icon: PencilLine, word: "Renamed" },
  removed: { hue: "bad", icon: Minus, word: "Removed" },
} as const;

function MigrationItem({ migration, isOpen, onToggle }: Item) {
  const { path, state, isInserted, changes, failed, ends } = migration;
  const doubtful = ends.notUnderstood - failed;
  const own = changes?.filter((change) => !change.consequence).length ?? 0;
  return (
    <>
      <button
        type="button"
        aria-expanded={changes === null ? undefined : isOpen}
        disabled={changes === null}
        onClick={() => onToggle(path)}
        className="ring-inside flex min-h-9 w-full flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-1.5 text-left text-sm enabled:hover:bg-muted/60"
      >
        <ChevronRight
          className={cn(
            "size-3.5 shrink-0 text-faint transition-transform",
            isOpen && "rotate-90",
            changes === null && "invisible",
          )}
          aria-hidden
        />
        <span className="min-w-48 flex-1 font-mono">
          <Identifier>{path}</Identifier>
        </span>
        {failed > 0 ? (
          <Mark hue="bad" icon={<CircleX aria-hidden />}>
            {count(failed, "statement")} not read
          </Mark>
        ) : null}
        {doubtful > 0 ? (
          <Mark hue="warn" icon={<TriangleAlert aria-hidden />} title={endsWords(ends)}>
            {doubtful.toLocaleString("en")} not understood
          </Mark>
        ) : null}
        {isInserted ? (
          <Mark hue="warn" icon={<TriangleAlert aria-hidden />}>
            before others
          </Mark>
        ) : null}
        {changes === null ? null : (
          <span className="text-xs text-muted-foreground tabular-nums">{count(own, "change")}</span>
        )}
        <StateMark state={state} />
      </button>
      {isOpen && changes !== null ? <ChangeItems changes={changes} path={path} /> : null}
    </>
  );
}

function StateMark({ state }: { state: Migration["state"] }) {
  const { hue, icon: Icon, word } = states[state];
  return (
    <Mark hue={hue} icon={<Icon aria-hidden />} className="w-20">
      {word}
    </Mark>
  );
}
