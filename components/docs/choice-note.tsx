import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Edit } from "@/lib/client/edits/edit";
import { UnsavedNote } from "./unsaved-note";
import type { DocEditing } from "./use-doc-edit";

type ChoiceNoteProps = {
  edit: Edit;
  field: Pick<DocEditing, "submit" | "discard" | "resolve">;
  /** How a choice looks. */
  render: (choice: string) => ReactNode;
};

/** Beside a choice that is not saved: that it waits, what somebody else chose meanwhile, or why it was refused. */
export function ChoiceNote({ edit, field, render }: ChoiceNoteProps) {
  const { state, text } = edit;
  const look = (choice: string) => (choice === "" ? "nothing" : render(choice));
  if (state.kind === "sending") return null;
  if (state.kind === "waiting" || state.kind === "signed out")
    return (
      <div className="basis-full">
        <UnsavedNote edit={edit} />
      </div>
    );
  if (state.kind === "conflict") {
    const { conflict } = state;
    return (
      <Question
        words={<>{conflict.isOwn ? "You, in another window," : (conflict.by ?? "Somebody")} chose another meanwhile.</>}
      >
        <Button size="sm" onClick={() => field.resolve(conflict.text, conflict, () => {})}>
          Keep {conflict.isOwn ? "that" : "theirs"}: {look(conflict.text)}
        </Button>
        <Button size="sm" onClick={() => field.resolve(text, conflict, () => {})}>
          Choose {look(text)}
        </Button>
      </Question>
    );
  }
  return (
    <Question words={state.kind === "refused" ? state.message : "Not saved."}>
      <Button size="sm" onClick={() => field.submit(() => {})}>
        Try again
      </Button>
      <Button size="sm" variant="ghost" onClick={field.discard}>
        Leave it
      </Button>
    </Question>
  );
}

function Question({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <div role="alert" className="flex basis-full flex-wrap items-center gap-2 text-xs text-warn">
      {words}
      {children}
    </div>
  );
}
