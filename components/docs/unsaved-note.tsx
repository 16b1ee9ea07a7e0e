import { CloudOff } from "lucide-react";
import { SignInAgain } from "@/components/frame/sign-in-again";
import type { Edit } from "@/lib/client/edits/edit";

/** Under a text that was asked to be saved and is not: where it is now and what happens to it. */
export function UnsavedNote({ edit }: { edit: Edit }) {
  const isSignedOut = edit.state.kind === "signed out";
  return (
    <p className="mt-1 flex items-center gap-1.5 text-xs text-warn">
      <CloudOff className="size-3.5 shrink-0" aria-hidden />
      <span>
        {isSignedOut ? "Not saved, kept on this device. " : "Not saved yet, kept on this device and sent by itself."}
        {isSignedOut ? <SignInAgain /> : null}
      </span>
    </p>
  );
}
