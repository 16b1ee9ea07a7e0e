import { Avatar } from "@/components/ui/avatar";
import { useOwnSave, useWriter } from "@/lib/client/live/live-people";

/** Told while one writes: the same field was saved meanwhile, by another or in a window of one's own. */
export function NewerNote({ place, number, by }: { place: string; number: number; by: string | null }) {
  const isYours = useOwnSave(place) === number;
  return (
    <p role="status" className="mt-1 text-xs text-warn">
      {isYours ? "You" : (by ?? "Somebody")} saved revision {number} of this {isYours ? "in another window " : ""}while
      you are writing. Saving merges the two, or asks you.
    </p>
  );
}

/** Who else is writing this field now: a mark at its corner, in words where one writes oneself. */
export function WriterNote({ place, isEditing }: { place: string; isEditing: boolean }) {
  const writer = useWriter(place);
  if (!writer) return null;
  const { name, isYou } = writer;
  const words = isYou ? "You are writing here in another window" : `${name} is writing here`;
  if (isEditing) return <p className="mt-1 text-xs text-warn">{words}, too.</p>;
  return (
    <span className="pointer-events-none absolute -top-3 right-0">
      <Avatar name={name} label={words} className="size-5" />
    </span>
  );
}
