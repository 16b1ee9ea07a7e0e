import { cn } from "@/components/ui/cn";
import { RowIcon } from "@/components/ui/row-icon";

type OpeningButtonProps = {
  label: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** What it opens. */
  detailId: string;
};

/** Opens what more there is to say in a row, and closes it again. */
export function OpeningButton({ label, isOpen, onOpen, detailId }: OpeningButtonProps) {
  const word = isOpen ? "Less" : "More";
  return (
    <button
      type="button"
      aria-label={`${word} about ${label}`}
      aria-expanded={isOpen}
      aria-controls={isOpen ? detailId : undefined}
      onClick={() => onOpen(!isOpen)}
      className="-ml-1 inline-flex min-h-6 items-center gap-0.5 rounded-sm px-1 text-xs text-muted-foreground hover:text-foreground"
    >
      <RowIcon name="chevron" className={cn("size-3.5 transition-transform", isOpen && "rotate-90")} />
      {word}
    </button>
  );
}
