"use client";

import { ChevronDown, Shapes } from "lucide-react";
import { lazy, Suspense } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useDomains } from "@/lib/client/use-domains";
import type { Domain, DomainInput } from "@/lib/domain/domains";
import { useOpenOnDemand } from "./use-open-on-demand";

const ChoiceList = lazy(() => import("./choice-list"));

type DomainPickerProps = {
  slug: string;
  objectIds: readonly string[];
  domain: Domain | null;
  choices: readonly Domain[];
  canSet: boolean;
  hasKeys?: boolean;
  /** Instead of the domain's name, where there is no one domain. */
  label?: string;
};

/** Says which domain one table or a selection belongs to; a new one is made by its name. */
export function DomainPicker({ slug, domain, choices, canSet, hasKeys = false, ...props }: DomainPickerProps) {
  const { trigger: opening, panel, openByKey, close } = useOpenOnDemand();
  const domains = useDomains(slug);
  const objectIds = [...props.objectIds];
  useShortcut("d", "Set the domain", openByKey, { enabled: hasKeys && canSet });

  function send(input: DomainInput) {
    close();
    domains.mutate(input, { onError: (error) => toast.error(error.message) });
  }

  const label = props.label ?? domain?.name ?? "No domain";
  if (!canSet) return domain ? <span className="text-sm text-muted-foreground">{label}</span> : null;
  const trigger = (
    <Button size="sm" pending={domains.isPending} aria-haspopup="dialog" aria-label={`Domain: ${label}`} {...opening}>
      <Shapes aria-hidden />
      <span className="max-w-40 truncate">{label}</span>
      <ChevronDown className="size-3.5!" aria-hidden />
    </Button>
  );
  if (!panel) return trigger;
  return (
    <Suspense fallback={trigger}>
      <ChoiceList
        {...panel}
        trigger={trigger}
        label="Choose a domain"
        placeholder="Find or name a domain"
        empty="No domains yet. Write a name to make the first one."
        none="No domain"
        chosen={domain}
        choices={choices.map((choice) => ({ ...choice, icon: <Shapes aria-hidden /> }))}
        onChoose={(domainId) => send({ kind: "assign", objectIds, domainId })}
        onMake={(name) => send({ kind: "make", objectIds, name })}
      />
    </Suspense>
  );
}
