"use client";

import { ChevronDown } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { Button } from "@/components/ui/button";
import type { ChoiceListProps } from "./choice-list";
import { useOpenOnDemand } from "./use-open-on-demand";

const ChoiceList = lazy(() => import("./choice-list"));

type ChoicePickerProps = ChoiceListProps & {
  /** What is chosen, in one word: "owner". */
  word: string;
  /** The key that opens it, where keys are heard. */
  shortcut: string;
  hasKeys: boolean;
  /** What stands on the button. */
  shown: string;
  icon: ReactNode;
  isPending: boolean;
};

/** A button that says what is chosen, and opens the list to choose from. */
export function ChoicePicker(props: ChoicePickerProps) {
  const { word, shortcut, hasKeys, shown, icon, isPending, onChoose, onMake, ...list } = props;
  const { trigger: opening, panel, openByKey, close } = useOpenOnDemand();
  useShortcut(shortcut, `Set the ${word}`, openByKey, { enabled: hasKeys });

  function choose(id: string | null) {
    close();
    onChoose(id);
  }
  function make(name: string) {
    close();
    onMake?.(name);
  }

  const name = `${word.charAt(0).toUpperCase()}${word.slice(1)}: ${shown}`;
  const trigger = (
    <Button size="sm" pending={isPending} aria-haspopup="dialog" aria-label={name} {...opening}>
      {icon}
      <span className="max-w-40 truncate">{shown}</span>
      <ChevronDown className="size-3.5!" aria-hidden />
    </Button>
  );
  if (!panel) return trigger;
  return (
    <Suspense fallback={trigger}>
      <ChoiceList {...panel} {...list} trigger={trigger} onChoose={choose} {...(onMake ? { onMake: make } : {})} />
    </Suspense>
  );
}
