"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { OnceShown } from "@/components/ui/once-shown";
import { Select } from "@/components/ui/select";
import { createTokenAction } from "@/lib/actions/tokens";
import type { Result } from "@/lib/domain/result";
import { type CreatedToken, tokenLifetimesDays } from "@/lib/domain/tokens";
import type { TokenScope } from "@/lib/domain/viewer";
import { ScopeChoice } from "./scope-choice";

const ALL = "*";
const lifetimes = tokenLifetimesDays.map((days) => ({ value: String(days), label: `${days} days` }));

export type NewTokenFormProps = { projects: readonly { readonly slug: string; readonly name: string }[] };

/** Makes a token; shows its secret once. */
export function NewTokenForm({ projects }: NewTokenFormProps) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly TokenScope[]>(["read"]);
  const [project, setProject] = useState(ALL);
  const [days, setDays] = useState("90");
  const [result, setResult] = useState<Result<CreatedToken> | null>(null);
  const [isPending, startTransition] = useTransition();
  const errors = result?.ok === false ? result.fields : {};
  const message = result?.ok === false && Object.keys(errors).length === 0 ? result.message : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const lifetime = tokenLifetimesDays.find((each) => String(each) === days) ?? 90;
      const only = project === ALL ? null : project;
      const answer = await createTokenAction({ name, scopes: [...scopes], project: only, days: lifetime });
      setResult(answer);
      if (answer.ok) setName("");
    });
  }

  const choices = [{ value: ALL, label: "All my projects" }, ...projects.map(toChoice)];
  return (
    <div className="flex max-w-xl flex-col gap-4">
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="Name" required error={errors.name} hint="What will use it, such as CI of the web shop.">
          <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        </Field>
        <ScopeChoice value={scopes} onChange={setScopes} error={errors.scopes} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Projects" required error={errors.project}>
            <Select value={project} onValueChange={setProject} options={choices} />
          </Field>
          <Field label="Ends after" required error={errors.days}>
            <Select value={days} onValueChange={setDays} options={lifetimes} />
          </Field>
        </div>
        <div className="flex items-center gap-4">
          <Button type="submit" variant="primary" pending={isPending}>
            Make the token
          </Button>
          <FormMessage>{message}</FormMessage>
        </div>
      </form>
      {result?.ok ? (
        <OnceShown text={result.value.secret} label="Copy the token">
          This is the token {result.value.token.name}. Copy it now: it is not shown again.
        </OnceShown>
      ) : null}
    </div>
  );
}

const toChoice = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, label: name });
