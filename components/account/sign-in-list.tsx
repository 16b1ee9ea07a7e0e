"use client";

import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Time } from "@/components/ui/time";
import { revokeOtherSessionsAction, revokeSessionAction } from "@/lib/actions/accounts";
import { useRun } from "@/lib/client/use-run";
import type { SignInView } from "@/lib/domain/accounts";

/** One's live sign-ins, each of which can be ended. */
export function SignInList({ signIns }: { signIns: readonly SignInView[] }) {
  const { run, isPending, message } = useRun();
  return (
    <div className="flex max-w-xl flex-col gap-3">
      <ul className="divide-y rounded-lg border bg-card">
        {signIns.map((signIn) => (
          <li key={signIn.id} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-sm">
            <span className="flex-1">
              Signed in <Time at={signIn.since} />
              <span className="text-muted-foreground">
                {" "}
                until <Time at={signIn.until} day />
              </span>
            </span>
            {signIn.isThisOne ? (
              <span className="text-muted-foreground">This browser</span>
            ) : (
              <Button
                variant="ghost"
                size="sm"
                disabled={isPending}
                aria-label={`End the sign-in of ${minutes(signIn.since)}`}
                onClick={() => run(() => revokeSessionAction({ sessionId: signIn.id }))}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {signIns.length > 1 ? (
        <div>
          <Button disabled={isPending} onClick={() => run(revokeOtherSessionsAction)}>
            Sign out everywhere else
          </Button>
        </div>
      ) : null}
      <FormMessage collapse>{message}</FormMessage>
    </div>
  );
}

const minutes = (iso: string): string => iso.slice(0, 16).replace("T", " ");
