"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import type { Result } from "@/lib/domain/result";

type FormAction<T> = (before: Result<T> | null, form: FormData) => Promise<Result<T>>;

/**
 * A form around a server action: `form` goes onto the form element. What was typed stays when the action refuses it (React alone
 * would empty the form), and a form sent before the page is ready is sent once it is.
 */
export function useActionForm<T>(action: FormAction<T>) {
  const [result, dispatch, isPending] = useActionState<Result<T> | null, FormData>(action, null);
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => dispatch(data));
  }
  const refused = result?.ok === false ? result : null;
  const errors: Readonly<Record<string, string>> = refused?.fields ?? {};
  // With marked fields the message would only repeat them.
  const message = refused && Object.keys(errors).length === 0 ? refused.message : null;
  return { result, isPending, errors, message, form: { action: dispatch, onSubmit, noValidate: true } } as const;
}
