"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { CancelButton } from "@/components/ui/cancel-button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { NativeSelect } from "@/components/ui/native-select";
import { onEscapeUnwritten } from "@/components/ui/on-escape";
import { Textarea } from "@/components/ui/textarea";
import { request } from "@/lib/client/request";
import { useChecklists } from "@/lib/client/use-checklists";
import type { ChecklistInput } from "@/lib/domain/checklist-inputs";
import type { Evidence, ItemView } from "@/lib/domain/checklist-view";
import type { PageNode, PageTree } from "@/lib/domain/pages";
import { paths } from "@/lib/domain/paths";
import type { ItemPlace } from "./item-line";

type SayFormProps = { item: ItemView; place: ItemPlace; isTicked: boolean; onClose: () => void };

/** Says that an item holds, with what shows it, or takes that back with a reason; where the item stands. */
export default function SayForm({ item, place, isTicked, onClose }: SayFormProps) {
  const checklists = useChecklists(place.slug);
  const [words, setWords] = useState("");
  const [pageId, setPageId] = useState("");
  const pages = usePages(place.slug, !isTicked);
  const isUnwritten = words.trim() === "";

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const { checklistId, objectId } = place;
    const of = { checklistId, itemId: item.id, objectId, shown: item.shown };
    const input: ChecklistInput = isTicked
      ? { kind: "untick", ...of, reason: words }
      : { kind: "tick", ...of, evidence: toEvidence(words, pageId) };
    checklists.mutate(input, { onSuccess: onClose });
  }

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={onEscapeUnwritten(isUnwritten, onClose)}
      className="no-print flex max-w-prose flex-col gap-2 py-1"
    >
      <Field
        label={isTicked ? "Why it does not hold any more" : "What shows it: an address, or a note"}
        required={pageId === ""}
      >
        <Textarea
          autoFocus
          rows={2}
          maxLength={2_000}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </Field>
      {isTicked || pages.length === 0 ? null : (
        <Field label="Or a page">
          <NativeSelect value={pageId} onChange={({ target }) => setPageId(target.value)}>
            <option value="">None</option>
            {pages.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
      <div className="flex gap-2">
        <Button
          type="submit"
          size="sm"
          variant="primary"
          pending={checklists.isPending}
          disabled={isUnwritten && pageId === ""}
        >
          {isTicked ? "Take back" : "It holds"}
        </Button>
        <CancelButton escapes={isUnwritten} onCancel={onClose} />
      </div>
      <FormMessage collapse>{checklists.error?.message}</FormMessage>
    </form>
  );
}

function toEvidence(words: string, pageId: string): Evidence {
  if (pageId !== "") return { kind: "page", pageId };
  const text = words.trim();
  return /^https?:\/\/\S+$/u.test(text) ? { kind: "link", url: text } : { kind: "note", text };
}

/** The pages of the wiki, once they are there. */
function usePages(slug: string, isWanted: boolean): readonly PageNode[] {
  const [pages, setPages] = useState<readonly PageNode[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    const controller = new AbortController();
    request<PageTree>(paths.api.pages(slug), { signal: controller.signal }).then(
      (tree) => setPages(flatten(tree.pages)),
      // Without them there is still the note.
      () => setPages([]),
    );
    return () => controller.abort();
  }, [slug, isWanted]);
  return pages;
}

function flatten(nodes: readonly PageNode[]): readonly PageNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}
