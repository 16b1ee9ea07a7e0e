"use client";

import { DropTarget } from "./drop-target";
import { OutcomeView } from "./outcome-view";
import { PreviewView } from "./preview-view";
import { ProblemView } from "./problem-view";
import { ProgressView } from "./progress-view";
import { useImport } from "./use-import";

/** Importing into a project: files given, looked at, applied. */
export function ImportPanel({ slug }: { slug: string }) {
  const { state, choices, take, apply, lookAgain, startOver } = useImport(slug);
  switch (state.kind) {
    case "choosing":
      return (
        <div className="flex flex-col gap-4">
          {state.problem ? <ProblemView problem={state.problem} choices={choices} onLookAgain={lookAgain} /> : null}
          <DropTarget onGive={take} />
        </div>
      );
    case "working":
      return <ProgressView on={state.on} progress={state.progress} />;
    case "preview":
      return (
        <PreviewView
          slug={slug}
          preview={state.preview}
          problem={state.problem}
          onApply={(acceptHistory) => apply(state.preview, acceptHistory)}
          onRead={lookAgain}
          choices={choices}
          onStartOver={startOver}
        />
      );
    case "done":
      return <OutcomeView slug={slug} outcome={state.outcome} onStartOver={startOver} />;
  }
}
