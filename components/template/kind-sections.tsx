"use client";

import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { kindWords } from "@/lib/domain/kind-words";
import type { TemplateKind } from "@/lib/domain/template";
import { SectionRow } from "./section-row";
import { type DraftRow, type DraftSection, moved } from "./template-draft";

type KindSectionsProps = {
  kind: TemplateKind;
  rows: readonly DraftRow[];
  onChange: (rows: readonly DraftRow[]) => void;
};

/** The sections of one kind of object, in their order. */
export function KindSections({ kind, rows, onChange }: KindSectionsProps) {
  const list = useRef<HTMLOListElement>(null);
  const made = useRef(0);
  const [said, setSaid] = useState("");

  function move(index: number, by: 1 | -1) {
    const row = rows[index];
    onChange(moved(rows, index, by));
    setSaid(`${row?.section?.label ?? "What the schema says"}: place ${index + by + 1} of ${rows.length}`);
    // A row that moves takes its buttons along, and some browsers take the focus from them.
    const direction = by < 0 ? "up" : "down";
    requestAnimationFrame(() => focusMove(list.current, index + by, direction));
  }

  function set(index: number, change: Partial<DraftSection>) {
    onChange(
      rows.map((row, at) => (at === index && row.section ? { ...row, section: { ...row.section, ...change } } : row)),
    );
  }

  function add() {
    made.current += 1;
    const section: DraftSection = { field: "", label: "", prompt: "", isOwn: true, use: "optional" };
    onChange([...rows, { key: `new ${made.current}`, section, texts: 0 }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  }

  return (
    <>
      <ol ref={list} className="divide-y rounded-lg border bg-card" aria-label={`Sections of ${kindWords[kind]}`}>
        {rows.map((row, index) => (
          <SectionRow
            key={row.key}
            row={row}
            isFirst={index === 0}
            isLast={index === rows.length - 1}
            onMove={(by) => move(index, by)}
            onSet={(change) => set(index, change)}
            onRemove={() => onChange(rows.filter((each) => each !== row))}
          />
        ))}
      </ol>
      <div>
        <Button size="sm" type="button" onClick={add}>
          <Plus aria-hidden /> Add a section<span className="sr-only"> of {kindWords[kind]}</span>
        </Button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

function focusMove(list: HTMLElement | null, index: number, direction: "up" | "down") {
  const row = list?.children[index];
  const buttons = row ? [...row.querySelectorAll<HTMLButtonElement>("[data-move]:not(:disabled)")] : [];
  (buttons.find((button) => button.dataset.move === direction) ?? buttons[0])?.focus();
}
