"use client";

import { SourceLink } from "@/components/marks/source-link";
import { Identifier } from "@/components/ui/identifier";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { QueryProvider } from "@/lib/client/query-provider";
import { useBlame } from "@/lib/client/use-blame";
import type { ObjectBlame } from "@/lib/domain/blame-view";
import type { BlameProps } from "./blame-button";
import { FactChain } from "./fact-chain";
import { FactValue } from "./fact-value";
import { factLabel, isTelling } from "./fact-words";

type BlameSheetProps = BlameProps & {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCloseAutoFocus: (event: Event) => void;
};

/** Where each fact of an object comes from, in a drawer. The default export is what `lazy` takes. */
export default function BlameSheet({ isOpen, onOpenChange, onCloseAutoFocus, ...props }: BlameSheetProps) {
  const title = (
    <>
      Where{" "}
      <span className="font-mono text-base">
        <Identifier>{props.name}</Identifier>
      </span>{" "}
      comes from
    </>
  );
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent title={title} className="w-[30rem]" onCloseAutoFocus={onCloseAutoFocus}>
        {isOpen ? (
          <QueryProvider>
            <Told {...props} />
          </QueryProvider>
        ) : null}
      </SheetContent>
    </Sheet>
  );
}

function Told({ slug, objectId, asOf }: BlameProps) {
  const { data, error, isPending } = useBlame(slug, objectId, asOf);
  const [object] = data?.objects ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <div tabIndex={0} className="ring-inside flex flex-1 flex-col gap-5 overflow-y-auto p-4 pb-8 text-sm">
      {isPending ? <Skeleton className="h-40" /> : null}
      {error ? <p className="text-bad">{error.message}</p> : null}
      {object ? <Facts slug={slug} object={object} /> : null}
    </div>
  );
}

function Facts({ slug, object }: { slug: string; object: ObjectBlame }) {
  const changed = object.facts.filter(({ steps }) => steps.length > 1);
  const same = object.facts.filter((each) => each.steps.length === 1 && isTelling(each));
  return (
    <>
      {changed.map((each) => (
        <FactChain key={each.fact} slug={slug} fact={each} />
      ))}
      {same.length > 0 ? (
        <section className="flex flex-col gap-1.5">
          <h3 className="text-muted-foreground">
            {changed.length > 0 ? "As" : "All as"} <SourceLink slug={slug} source={object.origin} /> made it
          </h3>
          <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
            {same.map(({ fact, value }) => (
              <div key={fact} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-muted-foreground">{factLabel(fact)}</dt>
                <dd className="min-w-0">
                  <FactValue fact={fact} value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {object.before.map(({ made, dropped }) => (
        <p key={`${made.version}:${made.line}`} className="text-muted-foreground">
          It was there before: made by <SourceLink slug={slug} source={made} />, dropped by{" "}
          <SourceLink slug={slug} source={dropped} />.
        </p>
      ))}
    </>
  );
}
