"use client";

import { useEffect, useId, useMemo, useRef, useState } from "react";
import { TextDiff } from "@/components/diff/text-diff";
import { Button } from "@/components/ui/button";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Revealed } from "@/components/ui/revealed";
import { Textarea } from "@/components/ui/textarea";
import { type MergePiece, mergeTexts } from "@/lib/client/edits/merge-texts";
import type { DocConflict } from "@/lib/domain/docs";

type DocConflictPanelProps = {
  label: string;
  /** What both started from. */
  base: string;
  mine: string;
  conflict: DocConflict;
  onSave: (text: string) => void;
  /** Goes back to the own text, undecided. */
  onLater: () => void;
};

/**
 * Two people changed the same sentences: each such piece with what it was, theirs and mine, a choice, and the result to be
 * edited freely. What did not touch is merged already. Loaded when it happens; the default export is what `lazy` takes.
 */
export default function DocConflictPanel({ label, base, mine, conflict, onSave, onLater }: DocConflictPanelProps) {
  const pieces = useMemo(() => mergeTexts(base, mine, conflict.text), [base, mine, conflict.text]);
  const [results, setResults] = useState<Readonly<Record<number, string>>>({});
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.focus({ preventScroll: true }), []);
  const writer = writerOf(conflict);
  const conflicts = pieces.flatMap((piece, at) => (piece.kind === "conflict" ? [{ piece, at }] : []));
  const left = conflicts.filter(({ at }) => results[at] === undefined).length;
  const merged = pieces.map((piece, at) => (piece.kind === "same" ? piece.text : (results[at] ?? ""))).join("");

  return (
    <div
      ref={root}
      role="alert"
      tabIndex={-1}
      className="flex flex-col gap-3 rounded-md border border-warn/40 bg-warn-soft p-3 text-sm outline-none"
    >
      <p>
        {writer.name} saved revision {conflict.number} of this text while you were writing.{" "}
        {pieces.length > conflicts.length ? "What does not touch is merged. " : ""}
        {conflicts.length === 1 ? "One piece needs you." : `${conflicts.length} pieces need you.`}
      </p>
      {conflicts.map(({ piece, at }, index) => (
        <Piece
          key={at}
          title={conflicts.length === 1 ? label : `${label}, piece ${index + 1} of ${conflicts.length}`}
          theirs={writer.theirs}
          piece={piece}
          result={results[at]}
          onResult={(text) => setResults((before) => ({ ...before, [at]: text }))}
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="primary" disabled={left > 0} onClick={() => onSave(merged)}>
          Save as revision {conflict.number + 1}
        </Button>
        <Button size="sm" variant="ghost" onClick={onLater}>
          Back to my text
        </Button>
        <span className="text-xs text-muted-foreground">
          {left > 0 ? `${left} left to choose. ` : ""}Nothing is overwritten: every revision stays in the history.
        </span>
      </div>
    </div>
  );
}

/** Who saved what stands in the way, and what that is called beside one's own text. */
function writerOf({ by, isOwn }: DocConflict) {
  if (isOwn) return { name: "You, in another window,", theirs: "The other window's" };
  return { name: by ?? "Somebody", theirs: `${by ?? "Somebody"}'s` };
}

type Choice = "theirs" | "mine" | "both";
type Conflict = Extract<MergePiece, { kind: "conflict" }>;
type PieceProps = {
  title: string;
  /** What the other's text is called. */
  theirs: string;
  piece: Conflict;
  result: string | undefined;
  onResult: (text: string) => void;
};

function Piece({ title, theirs, piece, result, onResult }: PieceProps) {
  const id = useId();
  const texts: Readonly<Record<Choice, string>> = { ...piece, both: together(piece) };
  const choice = (["theirs", "mine", "both"] as const).find((each) => texts[each] === result) ?? "";
  return (
    <fieldset className="flex flex-col gap-2 rounded-md border bg-card p-3">
      <legend className="float-left text-xs font-medium text-muted-foreground">{title}</legend>
      <div className="grid gap-2 md:grid-cols-3">
        <Side title="It was" text={piece.base} />
        <Side title={theirs} before={piece.base} text={piece.theirs} />
        <Side title="Mine" before={piece.base} text={piece.mine} />
      </div>
      <RadioGroup
        aria-label={`What to keep of ${title}`}
        value={choice}
        onValueChange={(value) => onResult(texts[value as Choice])}
        className="flex-row flex-wrap gap-4"
      >
        <Radio value="theirs" label={theirs} />
        <Radio value="mine" label="Mine" />
        <Radio value="both" label="Both, one after the other" />
      </RadioGroup>
      <label htmlFor={id} className="text-xs text-muted-foreground">
        What it will say; change it as you like
      </label>
      <Textarea
        id={id}
        rows={2}
        value={result ?? ""}
        placeholder="Choose above, or write here."
        onChange={(event) => onResult(event.target.value)}
        className="min-h-14 font-mono text-sm"
      />
    </fieldset>
  );
}

function together({ theirs, mine }: Conflict): string {
  return theirs === "" || /\s$/u.test(theirs) ? theirs + mine : `${theirs}\n${mine}`;
}

function Side({ title, before, text }: { title: string; before?: string; text: string }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 text-xs text-muted-foreground">{title}</p>
      {text === "" ? (
        <p className="rounded-md border p-2 text-faint italic">{before === undefined ? "Not there" : "Taken out"}</p>
      ) : (
        <Text before={before} text={text} />
      )}
    </div>
  );
}

function Text({ before, text }: { before: string | undefined; text: string }) {
  if (before !== undefined && before !== text) return <TextDiff before={before} after={text} />;
  return (
    <p className="rounded-md border p-2 break-words whitespace-pre-wrap">
      <Revealed isProse>{text}</Revealed>
    </p>
  );
}
