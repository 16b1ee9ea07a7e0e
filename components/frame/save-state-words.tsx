import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { OnDemand } from "@/components/ui/on-demand";
import type { Edit } from "@/lib/client/edits/edit";
import { type Keeping, useEdits, useKeeping } from "@/lib/client/edits/edits";
import { useFailedCalls } from "@/lib/client/failed-calls";
import { type SaveState as Newest, useSaveState } from "@/lib/client/save-state";
import { FailedCalls } from "./failed-calls";
import { SaveState } from "./save-state";
import { SignInAgain } from "./sign-in-again";

/** Where what was written stands: saved as which revision, on its way, or kept on this device and where to see it. */
export function SaveStateWords() {
  const newest = useSaveState();
  const edits = useEdits();
  const keeping = useKeeping();
  const isOffline = useSyncExternalStore(watchLine, () => !navigator.onLine, online);
  const isSending = edits.some(({ state }) => state.kind === "sending");
  const unsaved = edits.filter(({ state }) => state.kind !== "sending");
  const isOnlyWritten = unsaved.every(({ state }) => state.kind === "writing");
  const failed = useFailedCalls();
  const isSignedOut = unsaved.some(({ state }) => state.kind === "signed out");
  return (
    <span className="flex shrink-0 items-center gap-2">
      {!isSending && unsaved.length > 0 ? (
        <SaveState state={isOnlyWritten ? "unsaved" : "failed"} detail={whyNot(unsaved, keeping, isOffline)} />
      ) : failed.length > 0 ? (
        <FailedCalls calls={failed} />
      ) : isOffline ? (
        <SaveState
          state="offline"
          detail={keeping === "impossible" ? undefined : "What you write is kept on this device"}
        />
      ) : (
        <NewestSave save={isSending ? { kind: "saving" } : newest} />
      )}
      {isSignedOut ? <SignInLink /> : null}
      {unsaved.length > 0 ? <KeptButton count={unsaved.length} /> : null}
    </span>
  );
}

function NewestSave({ save }: { save: Newest }): ReactNode {
  if (save.kind === "unchanged") return <SaveState state="saved" detail="The text is what it was" />;
  if (save.kind === "failed") return <SaveState state="failed" detail={save.message} />;
  if (save.kind !== "saved") return <SaveState state={save.kind} />;
  const { number, version, merged, dropped } = save;
  // Whoever wrote it does not find it where they did.
  if (dropped) return <SaveState state="saved" detail={`in the archive: ${dropped} dropped it meanwhile`} />;
  const detail = [`as revision ${number}`, version ? ` at ${version}` : "", merged ? `, ${lowerFirst(merged)}` : ""];
  return <SaveState state="saved" detail={detail.join("")} />;
}

function whyNot(edits: readonly Edit[], keeping: Keeping, isOffline: boolean): string {
  if (keeping === "impossible") return "· this browser keeps nothing: stay on the page";
  if (keeping === "unknown") return isOffline ? "· you are offline: stay on the page" : "";
  const kinds = new Set(edits.map(({ state }) => state.kind));
  if (kinds.has("conflict")) return "· somebody changed it too. Kept on this device";
  if (kinds.has("signed out")) return "· kept on this device";
  if (kinds.has("refused")) return "· see why at the text. Kept on this device";
  if (isOffline) return "· you are offline. Kept on this device";
  return kinds.has("waiting") ? "· Strata cannot be reached. Kept on this device" : "· kept on this device";
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function SignInLink() {
  return (
    <span className="text-xs text-bad">
      <SignInAgain />
    </span>
  );
}

const loadList = () => import("./kept-list").then((module) => module.KeptList);

function KeptButton({ count }: { count: number }) {
  // Fetched while the line is there.
  useEffect(() => void loadList().catch(() => {}), []);
  const words = count === 1 ? "1 text" : `${count} texts`;
  return (
    <OnDemand
      hasPopup="dialog"
      load={loadList}
      props={{}}
      trigger={
        <button type="button" className="rounded-md border px-1.5 py-0.5 text-xs whitespace-nowrap hover:bg-accent">
          {words}
          <span className="sr-only"> not saved</span>
        </button>
      }
    />
  );
}

const online = () => false;

function watchLine(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
