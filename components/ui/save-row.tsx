import { Button } from "./button";
import { FormMessage } from "./form-message";

type SaveRowProps = { isPending: boolean; message: string | null; isSaved: boolean };

/** The end of a form that stays: what saves it, and how that went. */
export function SaveRow({ isPending, message, isSaved }: SaveRowProps) {
  return (
    <div className="flex items-center gap-4">
      <Button type="submit" variant="primary" pending={isPending}>
        Save
      </Button>
      <FormMessage tone={message ? "bad" : "good"}>{message ?? (isSaved ? "Saved." : null)}</FormMessage>
    </div>
  );
}
