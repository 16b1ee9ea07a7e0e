import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { Place } from "./section-editor";

type PlaceButtonsProps = { name: string; place: Place; onMove: (by: 1 | -1) => void; onRemove: () => void };

/** Moves a section or an item, or takes it out. */
export function PlaceButtons({ name, place, onMove, onRemove }: PlaceButtonsProps) {
  return (
    <span className="ml-auto flex items-center">
      <IconButton label={`Move ${name} up`} size="sm" disabled={place.isFirst} onClick={() => onMove(-1)}>
        <ArrowUp aria-hidden />
      </IconButton>
      <IconButton label={`Move ${name} down`} size="sm" disabled={place.isLast} onClick={() => onMove(1)}>
        <ArrowDown aria-hidden />
      </IconButton>
      <IconButton label={`Remove ${name}`} size="sm" onClick={onRemove}>
        <Trash2 aria-hidden />
      </IconButton>
    </span>
  );
}
