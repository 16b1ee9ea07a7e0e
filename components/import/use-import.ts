"use client";

import { useCallback, useRef, useState } from "react";
import type { DialectChoice, LayoutChoice } from "@/lib/domain/import-inputs";
import type { ImportEvent, ImportOutcome, ImportPreview } from "@/lib/domain/import-view";
import type { DiagnosticView } from "@/lib/domain/migration-view";
import { paths } from "@/lib/domain/paths";
import type { Gathered } from "./gather-files";
import { ImportRefusal, sendForEvents } from "./read-events";

export type Progress = Extract<ImportEvent, { kind: "progress" }>;
export type Choices = {
  readonly layout: LayoutChoice;
  readonly dialect: DialectChoice;
  /** What the project has and the files do not hold is removed. */
  readonly wholeHistory: boolean;
  /** SQL that SQL builds is run in a throwaway sandbox. */
  readonly runDynamic: boolean;
};

/** Why the last step did not come about. `canLookAgain`: the same files can be sent again. */
export type Problem = {
  readonly message: string;
  readonly diagnostics: readonly DiagnosticView[];
  readonly canLookAgain: boolean;
};

export type ImportState =
  | { readonly kind: "choosing"; readonly problem: Problem | null }
  | { readonly kind: "working"; readonly on: "gathering" | "reading" | "applying"; readonly progress: Progress | null }
  | { readonly kind: "preview"; readonly preview: ImportPreview; readonly problem: Problem | null }
  | { readonly kind: "done"; readonly outcome: ImportOutcome };

const automatic: Choices = { layout: "auto", dialect: "auto", wholeHistory: false, runDynamic: false };

/** The steps of an import in the browser: files given, looked at, applied. */
export function useImport(slug: string) {
  const [state, setState] = useState<ImportState>({ kind: "choosing", problem: null });
  const [choices, setChoices] = useState(automatic);
  const given = useRef<Gathered | null>(null);

  const look = useCallback(
    async (gathered: Gathered, wanted: Choices) => {
      given.current = gathered;
      setChoices(wanted);
      setState({ kind: "working", on: "reading", progress: null });
      try {
        const event = await sendForEvents(paths.api.imports(slug), formOf(gathered, wanted), (progress) =>
          setState({ kind: "working", on: "reading", progress }),
        );
        if (event.kind === "preview") {
          const preview = { ...event.preview, leftOut: event.preview.leftOut + gathered.leftOut };
          setState({ kind: "preview", preview, problem: null });
        }
      } catch (thrown) {
        setState({ kind: "choosing", problem: problemOf(thrown, true) });
      }
    },
    [slug],
  );

  const take = useCallback(
    async (gathering: Gathered | Promise<Gathered>) => {
      setState({ kind: "working", on: "gathering", progress: null });
      const gathered = await Promise.resolve(gathering).catch(() => null);
      const message = gathered === null ? "The files could not be read. Try again, or give a .zip." : gathered.problem;
      if (gathered === null || message !== null) {
        given.current = null;
        setState({ kind: "choosing", problem: { message: message ?? "", diagnostics: [], canLookAgain: false } });
      } else await look(gathered, automatic);
    },
    [look],
  );

  const apply = useCallback(
    async (preview: ImportPreview, acceptHistory: boolean) => {
      setState({ kind: "working", on: "applying", progress: null });
      try {
        const url = paths.api.applyImport(slug, preview.importId);
        const event = await sendForEvents(url, JSON.stringify({ acceptHistory }), (progress) =>
          setState({ kind: "working", on: "applying", progress }),
        );
        if (event.kind === "done") setState({ kind: "done", outcome: event.outcome });
      } catch (thrown) {
        setState({ kind: "preview", preview, problem: problemOf(thrown, given.current !== null) });
      }
    },
    [slug],
  );

  return {
    state,
    choices,
    take,
    apply,
    /** Sends the same files again, perhaps to be read another way. */
    lookAgain: (wanted: Choices) => given.current && void look(given.current, wanted),
    startOver: () => setState({ kind: "choosing", problem: null }),
  };
}

function formOf({ files }: Gathered, { layout, dialect, wholeHistory, runDynamic }: Choices): FormData {
  const form = new FormData();
  form.append("layout", layout);
  form.append("dialect", dialect);
  form.append("wholeHistory", String(wholeHistory));
  form.append("runDynamic", String(runDynamic));
  for (const { path, file } of files) form.append("files", file, path);
  return form;
}

function problemOf(thrown: unknown, canLookAgain: boolean): Problem {
  if (thrown instanceof ImportRefusal)
    return { message: thrown.message, diagnostics: thrown.diagnostics, canLookAgain };
  return {
    message: "Something went wrong in the browser. Reload the page and try again.",
    diagnostics: [],
    canLookAgain,
  };
}
