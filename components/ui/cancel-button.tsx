import { Button } from "./button";
import { Kbd } from "./kbd";

type CancelButtonProps = {
  /** Whether Escape cancels too: only while nothing is written that would be lost. */
  escapes: boolean;
  onCancel: () => void;
};

/** Leaves a form without doing anything, and says whether Escape does. */
export function CancelButton({ escapes, onCancel }: CancelButtonProps) {
  return (
    <Button size="sm" onClick={onCancel}>
      Cancel {escapes ? <Kbd>Esc</Kbd> : null}
    </Button>
  );
}
