import { Table2 } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { paths } from "@/lib/domain/paths";

/** A project whose migrations have made no table yet. */
export function NoTables({ slug, canImport }: { slug: string; canImport: boolean }) {
  return (
    <EmptyState
      icon={<Table2 aria-hidden />}
      title="No tables yet"
      action={
        canImport ? (
          <Button asChild variant="primary">
            <StateLink href={paths.import(slug)}>Import migrations</StateLink>
          </Button>
        ) : undefined
      }
    >
      Every table and view that the migrations make is listed here, with who answers for it and how far its docs are.
    </EmptyState>
  );
}
