"use client";

import { Shapes } from "lucide-react";
import { toast } from "@/components/ui/toast";
import { useDomains } from "@/lib/client/use-domains";
import type { Domain, DomainInput } from "@/lib/domain/domains";
import { ChoicePicker } from "./choice-picker";

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
  const domains = useDomains(slug);
  const objectIds = [...props.objectIds];
  const send = (input: DomainInput) => domains.mutate(input, { onError: (error) => toast.error(error.message) });
  const shown = props.label ?? domain?.name ?? "No domain";
  if (!canSet) return domain ? <span className="text-sm text-muted-foreground">{shown}</span> : null;
  return (
    <ChoicePicker
      word="domain"
      shortcut="d"
      hasKeys={hasKeys}
      shown={shown}
      icon={<Shapes aria-hidden />}
      isPending={domains.isPending}
      label="Choose a domain"
      placeholder="Find or name a domain"
      empty="No domains yet. Write a name to make the first one."
      none="No domain"
      chosen={domain}
      choices={choices.map((choice) => ({ ...choice, icon: <Shapes aria-hidden /> }))}
      onChoose={(domainId) => send({ kind: "assign", objectIds, domainId })}
      onMake={(name) => send({ kind: "make", objectIds, name })}
    />
  );
}
