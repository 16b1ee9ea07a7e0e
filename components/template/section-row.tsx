"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type SectionUse, sectionUses } from "@/lib/domain/template";
import type { DraftRow, DraftSection } from "./template-draft";

const useWords: Readonly<Record<SectionUse, string>> = {
  required: "Required",
  optional: "Optional",
  off: "Not asked for",
};

type SectionRowProps = {
  row: DraftRow;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
  onSet: (change: Partial<DraftSection>) => void;
  onRemove: () => void;
};

/** One section: what it is called and asks for, whether it must be written, and its place. */
export function SectionRow({ row, isFirst, isLast, onMove, onSet, onRemove }: SectionRowProps) {
  const { section } = row;
  const name = section === null ? "what the schema says" : section.label || "the new section";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
      <div className="min-w-0 flex-1 basis-64">
        {section === null ? <SchemaWords /> : <SectionWords section={section} texts={row.texts} onSet={onSet} />}
      </div>
      {section ? (
        <NativeSelect
          aria-label={`Use of ${name}`}
          className="w-36"
          value={section.use}
          onChange={({ target }) => onSet({ use: sectionUses.find((use) => use === target.value) ?? section.use })}
        >
          {sectionUses.map((use) => (
            <option key={use} value={use}>
              {useWords[use]}
            </option>
          ))}
        </NativeSelect>
      ) : null}
      <span className="flex w-21 items-center">
        <IconButton label={`Move ${name} up`} data-move="up" size="sm" disabled={isFirst} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={`Move ${name} down`} data-move="down" size="sm" disabled={isLast} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        {section?.isOwn ? (
          <IconButton label={`Remove ${name}`} size="sm" onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        ) : null}
      </span>
    </li>
  );
}

function SchemaWords() {
  return (
    <>
      <p className="text-muted-foreground">What the schema says</p>
      <p className="text-xs text-muted-foreground">Columns, relationships, indexes, constraints, policies, triggers.</p>
    </>
  );
}

type SectionWordsProps = { section: DraftSection; texts: number; onSet: (change: Partial<DraftSection>) => void };

function SectionWords({ section, texts, onSet }: SectionWordsProps) {
  const { isOwn, label, prompt, use } = section;
  return (
    <>
      {isOwn ? (
        <div className="flex flex-wrap gap-2">
          <Input
            aria-label="Heading"
            placeholder="Heading"
            required
            maxLength={48}
            value={label}
            onChange={({ target }) => onSet({ label: target.value })}
            className="w-40 font-medium"
          />
          <Input
            aria-label={`Prompt of ${label || "the new section"}`}
            placeholder="What belongs in it"
            maxLength={200}
            value={prompt}
            onChange={({ target }) => onSet({ prompt: target.value })}
            className="min-w-40 flex-1"
          />
        </div>
      ) : (
        <p className="font-medium">
          {label} <span className="ml-1 text-xs font-normal text-muted-foreground">{prompt}</span>
        </p>
      )}
      {texts > 0 ? (
        <p className="mt-0.5 text-xs text-muted-foreground">
          {texts === 1 ? "1 text" : `${texts} texts`}
          {use === "off" ? ", shown below the sections of the template, marked" : ""}
        </p>
      ) : null}
    </>
  );
}
