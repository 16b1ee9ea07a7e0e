"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { acceptInvitationAction, viewInvitationAction } from "@/lib/actions/members";
import { useRun } from "@/lib/client/use-run";
import { type InvitationView, roleWords } from "@/lib/domain/members";
import { paths } from "@/lib/domain/paths";
import type { Result } from "@/lib/domain/result";
import { AuthHeading } from "./auth-heading";
import { DeadLink } from "./dead-link";
import { InvitedAccountForm } from "./invited-account-form";
import { useInvitationSecret } from "./use-invitation-secret";

/** What an invitation is for, and the one thing to do to accept it. */
export function InvitationPanel() {
  const secret = useInvitationSecret();
  const [answer, setAnswer] = useState<Result<InvitationView> | null>(null);
  useEffect(() => {
    if (secret) viewInvitationAction({ token: secret }).then(setAnswer);
  }, [secret]);

  if (secret === null) return <DeadLink>It is not complete. Copy the whole link from the message.</DeadLink>;
  if (!secret || answer === null) return <Skeleton className="h-80" />;
  if (!answer.ok) return <DeadLink>{answer.message}</DeadLink>;
  const invitation = answer.value;
  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title={`Join ${invitation.project}`}>
        {invitation.invitedBy ?? "Somebody"} invites {invitation.email} as{" "}
        {roleWords[invitation.role].name.toLowerCase()}. {roleWords[invitation.role].does}
      </AuthHeading>
      {invitation.next === "new" ? <InvitedAccountForm secret={secret} email={invitation.email} /> : null}
      {invitation.next === "join" ? <JoinButton secret={secret} /> : null}
      {invitation.next === "sign in" ? <SignInFirst invitation={invitation} /> : null}
    </div>
  );
}

function JoinButton({ secret }: { secret: string }) {
  const { run, isPending, message } = useRun();
  return (
    <div className="flex flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <Button
        variant="primary"
        size="lg"
        pending={isPending}
        onClick={() => run(() => acceptInvitationAction({ token: secret }))}
      >
        Join
      </Button>
    </div>
  );
}

function SignInFirst({ invitation }: { invitation: InvitationView }) {
  const here = paths.invitation("").replace("#", "");
  return (
    <div className="flex flex-col gap-4">
      <p>
        {invitation.signedInAs
          ? `You are signed in as ${invitation.signedInAs}. Sign out, then open the link again and sign in as ${invitation.email}.`
          : "This address has an account. Sign in with it to join."}
      </p>
      <Button asChild variant="primary" size="lg">
        {invitation.signedInAs ? (
          <Link href={paths.projects()}>Go to your projects</Link>
        ) : (
          <Link href={paths.signIn(here)}>Sign in</Link>
        )}
      </Button>
    </div>
  );
}
