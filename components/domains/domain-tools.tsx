"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { useDomains } from "@/lib/client/use-domains";
import type { Domain, DomainInput } from "@/lib/domain/domains";
import { RenameDomain } from "./rename-domain";

type DomainToolsProps = { slug: string; domain: Domain; order: readonly Domain[] };

/** Moves, renames and removes one domain. */
export function DomainTools({ slug, domain, order }: DomainToolsProps) {
  const domains = useDomains(slug);
  const place = order.findIndex(({ id }) => id === domain.id);
  const buttons = useRef<HTMLDivElement>(null);
  const pressed = useRef<"up" | "down" | null>(null);
  // The row takes its buttons along to its new place, and the browser takes the focus from them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is what asks for it.
  useEffect(() => {
    if (pressed.current === null) return;
    const wanted = buttons.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]:not(:disabled)`);
    (wanted ?? buttons.current?.querySelector<HTMLElement>("[data-move]:not(:disabled)"))?.focus();
    pressed.current = null;
  }, [place]);

  function send(input: DomainInput) {
    domains.mutate(input, { onError: (error) => toast.error(error.message) });
  }

  function move(by: 1 | -1) {
    pressed.current = by < 0 ? "up" : "down";
    const ids = order.map(({ id }) => id).filter((id) => id !== domain.id);
    send({ kind: "order", domainIds: ids.toSpliced(place + by, 0, domain.id) });
  }

  return (
    <div ref={buttons} className="flex items-center">
      <IconButton
        label={`Move ${domain.name} up`}
        data-move="up"
        size="sm"
        disabled={place === 0}
        onClick={() => move(-1)}
      >
        <ArrowUp aria-hidden />
      </IconButton>
      <IconButton
        label={`Move ${domain.name} down`}
        data-move="down"
        size="sm"
        disabled={place === order.length - 1}
        onClick={() => move(1)}
      >
        <ArrowDown aria-hidden />
      </IconButton>
      <RenameDomain domain={domain} onRename={(name) => send({ kind: "rename", domainId: domain.id, name })} />
      <AlertDialog
        trigger={
          <IconButton label={`Remove ${domain.name}`} size="sm">
            <Trash2 aria-hidden />
          </IconButton>
        }
        title={`Remove ${domain.name}?`}
        description="Its tables and their docs stay, in no domain."
        confirm="Remove"
        danger
        onConfirm={() => send({ kind: "remove", domainId: domain.id })}
      />
    </div>
  );
}
