"use client";

import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { revokeInvitationAction } from "@/lib/actions/members";
import { useRun } from "@/lib/client/use-run";
import { type PendingInvitation, roleWords } from "@/lib/domain/members";

/** Invitations nobody has accepted yet. */
export function InvitationList({
  project,
  invitations,
}: {
  project: string;
  invitations: readonly PendingInvitation[];
}) {
  const { run, isPending, message } = useRun();
  return (
    <div className="flex flex-col gap-2">
      <Table label="Pending invitations" stacks frame="rounded-lg border bg-card">
        <TableHeader>
          <tr>
            <TableHead>E-mail</TableHead>
            <TableHead>Role</TableHead>
            <TableHead>Invited by</TableHead>
            <TableHead>Until</TableHead>
            <TableHead className="w-28">
              <span className="sr-only">Take back</span>
            </TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {invitations.map((invitation) => (
            <TableRow key={invitation.id}>
              <TableCell data-line className="font-medium break-all">
                {invitation.email}
              </TableCell>
              <TableCell>{roleWords[invitation.role].name}</TableCell>
              <TableCell data-label="by">{invitation.invitedBy ?? "Somebody"}</TableCell>
              <TableCell data-label="until" data-grow>
                {invitation.isOver ? "Over" : <Time at={invitation.until} day />}
              </TableCell>
              <TableCell>
                <Button
                  variant="ghost"
                  size="sm"
                  disabled={isPending}
                  aria-label={`Take back the invitation of ${invitation.email}`}
                  onClick={() => run(() => revokeInvitationAction({ project, invitationId: invitation.id }))}
                >
                  Take back
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <FormMessage collapse>{message}</FormMessage>
    </div>
  );
}
