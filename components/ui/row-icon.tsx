import { ChevronRight, Copy, History, Layers, Pencil } from "lucide-react";

const drawn = { chevron: ChevronRight, copy: Copy, history: History, layers: Layers, pencil: Pencil };

const idOf = (name: keyof typeof drawn) => `icon-${name}`;

export type RowIconProps = { name: keyof typeof drawn; className?: string };

/** An icon that stands in every row of a page: drawn once, by RowIcons, and shown from there. Its button says what it is. */
export function RowIcon({ name, className }: RowIconProps) {
  return (
    <svg className={className} aria-hidden>
      <use href={`#${idOf(name)}`} />
    </svg>
  );
}

/** The drawings of those icons, once in a document. */
export function RowIcons() {
  return (
    <svg className="absolute size-0" aria-hidden>
      <defs>
        {Object.entries(drawn).map(([name, Icon]) => (
          <Icon key={name} id={idOf(name as RowIconProps["name"])} width="100%" height="100%" />
        ))}
      </defs>
    </svg>
  );
}
