"use client";

import { ListChecks } from "lucide-react";
import { Button } from "@/components/ui/button";
import { OnDemand } from "@/components/ui/on-demand";
import type { TableChooserProps } from "./table-chooser-content";

/** The button that opens the choice of tables, which is loaded then. */
export function TableChooser(props: TableChooserProps) {
  return (
    <OnDemand
      hasPopup="dialog"
      load={() => import("./table-chooser-content").then((module) => module.TableChooserContent)}
      props={props}
      trigger={
        <Button>
          <ListChecks aria-hidden /> Choose tables
        </Button>
      }
    />
  );
}
