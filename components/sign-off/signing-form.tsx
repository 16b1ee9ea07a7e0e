"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { RequestError } from "@/lib/client/request";
import { useSignatures } from "@/lib/client/use-signatures";
import { paths } from "@/lib/domain/paths";
import { MAX_MEANING_LENGTH, USUAL_MEANING } from "@/lib/domain/signatures";

type SigningFormProps = {
  slug: string;
  /** The key of what the page shows. */
  shown: string;
  email: string;
  /** The provider was asked just now, and no password is. */
  isConfirmed: boolean;
};

/** Where somebody says what their signature means, proves that it is them, and signs what the page shows. */
export function SigningForm({ slug, shown, email, isConfirmed }: SigningFormProps) {
  const { mutate, isPending, error } = useSignatures(slug);
  const [meaning, setMeaning] = useState<string>(USUAL_MEANING);
  const [password, setPassword] = useState("");
  const router = useRouter();
  const fields = fieldsOf(error);
  function sign(event: FormEvent) {
    event.preventDefault();
    const proof = isConfirmed ? {} : { password };
    mutate(
      { kind: "sign", key: shown, meaning, ...proof },
      { onSuccess: () => router.push(`${paths.release(slug)}#signatures`), onError: () => setPassword("") },
    );
  }
  return (
    <form onSubmit={sign} noValidate className="no-print flex max-w-md flex-col gap-4">
      <input type="text" name="username" value={email} readOnly autoComplete="username" hidden />
      <Field label="What it means" required error={fields.meaning}>
        <Input value={meaning} maxLength={MAX_MEANING_LENGTH} onChange={({ target }) => setMeaning(target.value)} />
      </Field>
      {isConfirmed ? (
        <p className="text-sm text-muted-foreground">You have just confirmed that it is you. That serves once.</p>
      ) : (
        <Field
          label="Your password"
          required
          error={fields.password}
          hint="Whoever signs proves again that it is them."
        >
          <Input
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" pending={isPending}>
          Sign
        </Button>
        <FormMessage>{error && Object.keys(fields).length === 0 ? error.message : null}</FormMessage>
      </div>
    </form>
  );
}

function fieldsOf(error: Error | null): Readonly<Record<string, string>> {
  const details = error instanceof RequestError ? error.details : null;
  const fields = typeof details === "object" && details !== null && "fields" in details ? details.fields : null;
  return typeof fields === "object" && fields !== null ? (fields as Readonly<Record<string, string>>) : {};
}
