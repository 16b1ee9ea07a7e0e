"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { tokenScopeWords } from "@/lib/domain/tokens";
import { type TokenScope, tokenScopes } from "@/lib/domain/viewer";

export type ScopeChoiceProps = {
  value: readonly TokenScope[];
  onChange: (scopes: readonly TokenScope[]) => void;
  error: string | undefined;
};

/** What a token may do. */
export function ScopeChoice({ value, onChange, error }: ScopeChoiceProps) {
  const errorId = useId();
  const toggle = (scope: TokenScope, isOn: boolean) =>
    onChange(tokenScopes.filter((each) => (each === scope ? isOn : value.includes(each))));
  return (
    <fieldset className="flex flex-col gap-1.5" aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 text-sm font-medium">Scopes</legend>
      {tokenScopes.map((scope) => (
        <Checkbox
          key={scope}
          checked={value.includes(scope)}
          onCheckedChange={(isOn) => toggle(scope, isOn)}
          label={
            <>
              {tokenScopeWords[scope].name}
              <span className="ml-2 text-muted-foreground">{tokenScopeWords[scope].does}</span>
            </>
          }
        />
      ))}
      {error ? (
        <p id={errorId} role="alert" className="text-xs text-bad">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
