"use client";

import { Check, ChevronDown } from "lucide-react";
import * as Primitive from "radix-ui/select";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlClasses } from "./input";

export type SelectOption = { value: string; label: ReactNode; icon?: ReactNode; disabled?: boolean };

export type SelectProps = Omit<ComponentProps<typeof Primitive.Root>, "children"> & {
  options: readonly SelectOption[];
  placeholder?: string;
  id?: string;
  className?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
};

/** One choice of a short list. `value` may not be the empty string; leave it undefined for "nothing chosen". */
export function Select({ options, placeholder, id, className, ...props }: SelectProps) {
  const { "aria-label": label, "aria-describedby": describedBy, ...root } = props;
  const wired = useFieldControl({ id, "aria-describedby": describedBy });
  return (
    <Primitive.Root {...root}>
      <Primitive.Trigger
        id={wired.id}
        aria-label={label}
        aria-describedby={wired["aria-describedby"]}
        aria-invalid={wired["aria-invalid"]}
        className={cn(
          controlClasses,
          "inline-flex h-8 items-center justify-between gap-2 px-2.5 data-[placeholder]:text-faint",
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-1.5 truncate">
          <Primitive.Value placeholder={placeholder} />
        </span>
        <ChevronDown className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-appear overflow-hidden rounded-lg border bg-popover shadow-lg"
        >
          <Primitive.Viewport className="p-1">
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <Primitive.Item
      value={option.value}
      disabled={option.disabled}
      className="relative flex h-8 items-center gap-2 rounded-md pr-8 pl-2 text-sm outline-none data-[disabled]:text-faint data-[highlighted]:bg-accent"
    >
      <Primitive.ItemText>
        <span className="flex items-center gap-1.5 [&_svg]:size-4">
          {option.icon}
          {option.label}
        </span>
      </Primitive.ItemText>
      <Primitive.ItemIndicator className="absolute right-2">
        <Check className="size-4 text-primary" aria-hidden />
      </Primitive.ItemIndicator>
    </Primitive.Item>
  );
}
