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
  const [isOpen, setIsOpen] = useState(false);
  const button = (
    <Button size="sm" variant="ghost" className="-ml-2 w-fit" aria-expanded={isOpen} onClick={() => setIsOpen(true)}>
      <Plus aria-hidden /> State one that no foreign key states
    </Button>
  );
  if (!isOpen) return button;
  return (
    <Suspense fallback={button}>
      <StateRelationshipForm {...props} onClose={() => setIsOpen(false)} />
    </Suspense>
  );
}
