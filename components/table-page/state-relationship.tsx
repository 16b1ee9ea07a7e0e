"use client";

import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ColumnChoice } from "@/lib/domain/relationships";

const StateRelationshipForm = lazy(() => import("./state-relationship-form"));

export type StateRelationshipProps = {
  slug: string;
  /** The table that points, and its columns. */
  table: string;
  columns: readonly ColumnChoice[];
};

/** Opens the form that states a relationship of this table, where it will stand. */
export function StateRelationship(props: StateRelationshipProps) {
  const [form, setForm] = useState<"unopened" | "open" | "left">("unopened");
  const button = (
    <Button
      autoFocus={form === "left"}
      size="sm"
      variant="ghost"
      className="-ml-2 w-fit"
      aria-expanded={form === "open"}
      onClick={() => setForm("open")}
    >
      <Plus aria-hidden /> State one that no foreign key states
    </Button>
  );
  if (form !== "open") return button;
  return (
    <Suspense fallback={button}>
      <StateRelationshipForm {...props} onClose={() => setForm("left")} />
    </Suspense>
  );
}
