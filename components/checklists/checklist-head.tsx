"use client";

import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { StateLink } from "@/components/frame/state-link";
import { Button } from "@/components/ui/button";
import type { ChecklistView } from "@/lib/domain/checklist-view";
import { paths } from "@/lib/domain/paths";
import { ChecklistFacts } from "./checklist-facts";
import { Verdict } from "./verdict";

const HeadForm = lazy(() => import("./head-form"));

/** The verdict first, then what stands at the head of a checklist; changed where it stands. */
export function ChecklistHead({ slug, checklist }: { slug: string; checklist: ChecklistView }) {
  const [isEditing, setIsEditing] = useState(false);
  const { can } = checklist;
  return (
    <section aria-label="Verdict" className="flex flex-col gap-4 rounded-lg border bg-card p-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <Verdict tally={checklist.tally} large />
        <div className="no-print flex flex-wrap gap-2">
          {can.includes("checklist.tick") && !isEditing ? (
            <Button size="sm" onClick={() => setIsEditing(true)}>
              <Pencil aria-hidden /> Effort and owner
            </Button>
          ) : null}
          {can.includes("checklist.manage") ? (
            <Button asChild size="sm">
              <StateLink href={paths.checklistText(slug, checklist.slug)}>Edit the text</StateLink>
            </Button>
          ) : null}
        </div>
      </div>
      {isEditing ? (
        <Suspense fallback={<ChecklistFacts slug={slug} checklist={checklist} />}>
          <HeadForm slug={slug} checklist={checklist} onClose={() => setIsEditing(false)} />
        </Suspense>
      ) : (
        <ChecklistFacts slug={slug} checklist={checklist} />
      )}
    </section>
  );
}
