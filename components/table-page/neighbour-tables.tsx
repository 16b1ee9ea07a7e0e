"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useShortcut } from "@/components/frame/shortcuts";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/client/request";
import { keyOfTable, neighbourOf, placeIn, rememberPlace } from "@/lib/client/table-places";
import type { TableGrid } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";

type NeighbourTablesProps = { slug: string; schema: string; name: string; asOf: string | null };

/** On to the next table and back, in the order of the grid one comes from, else by name. */
export function NeighbourTables({ slug, schema, name, asOf }: NeighbourTablesProps) {
  const router = useRouter();
  const inState = asOf ? `?asOf=${encodeURIComponent(asOf)}` : "";
  async function go(step: 1 | -1) {
    const known = placeIn(slug).order;
    const isListed = known.some((each) => keyOfTable(each) === keyOfTable({ schema, name }));
    const order = isListed ? known : (await request<TableGrid>(paths.api.tables(slug) + inState)).rows;
    const next = neighbourOf(order, { schema, name }, step);
    if (!next) return toast(step === 1 ? "This is the last table" : "This is the first table");
    rememberPlace(slug, { order, at: keyOfTable(next) });
    router.push(paths.table(slug, next.schema, next.name) + inState);
  }
  const goOrSay = (step: 1 | -1) => void go(step).catch((error: Error) => toast.error(error.message));
  useShortcut("j", "Next table", () => goOrSay(1));
  useShortcut("k", "Previous table", () => goOrSay(-1));
  return (
    <div className="flex max-md:hidden">
      <IconButton label="Previous table" keys="k" size="sm" onClick={() => goOrSay(-1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <IconButton label="Next table" keys="j" size="sm" onClick={() => goOrSay(1)}>
        <ChevronRight aria-hidden />
      </IconButton>
    </div>
  );
}
