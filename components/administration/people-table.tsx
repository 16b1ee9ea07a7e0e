"use client";

import { useState } from "react";
import { FormMessage } from "@/components/ui/form-message";
import { OnceShown } from "@/components/ui/once-shown";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import {
  closeAccountAction,
  createResetLinkAction,
  reopenAccountAction,
  setAdministratorAction,
} from "@/lib/actions/accounts";
import { useRun } from "@/lib/client/use-run";
import type { PersonView } from "@/lib/domain/accounts";
import { type PersonDeed, PersonMenu } from "./person-menu";

/** Everybody with an account, and what an administrator can do about it. */
export function PeopleTable({ people }: { people: readonly PersonView[] }) {
  const { run, isPending, message } = useRun();
  const [reset, setReset] = useState<{ name: string; link: string } | null>(null);

  function act(person: PersonView, deed: PersonDeed) {
    const input = { userId: person.id };
    if (deed === "close") run(() => closeAccountAction(input));
    if (deed === "reopen") run(() => reopenAccountAction(input));
    if (deed === "promote") run(() => setAdministratorAction({ ...input, isAdministrator: "true" }));
    if (deed === "demote") run(() => setAdministratorAction({ ...input, isAdministrator: "false" }));
    if (deed === "reset")
      run(
        () => createResetLinkAction(input),
        ({ link }) => setReset({ name: person.name, link }),
      );
  }

  return (
    <div className="flex flex-col gap-3">
      {reset ? (
        <OnceShown text={reset.link} label="Copy the link">
          With this link {reset.name} chooses a new password. It works once, for an hour, and is not shown again.
        </OnceShown>
      ) : null}
      <FormMessage collapse>{message}</FormMessage>
      <Table label="People" stacks frame="rounded-lg border bg-card">
        <TableHeader>
          <tr>
            <TableHead>Name</TableHead>
            <TableHead>E-mail</TableHead>
            <TableHead>Standing</TableHead>
            <TableHead>Projects</TableHead>
            <TableHead>Since</TableHead>
            <TableHead className="w-16">
              <span className="sr-only">What to do</span>
            </TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {people.map((person) => (
            <TableRow key={person.id}>
              <TableCell data-line className="font-medium">
                <bdi>{person.name}</bdi>
                {person.isYou ? <span className="ml-2 text-xs font-normal text-muted-foreground">you</span> : null}
              </TableCell>
              <TableCell data-line className="break-all text-muted-foreground">
                {person.email}
              </TableCell>
              <TableCell>{standing(person)}</TableCell>
              <TableCell data-label="Projects">{person.projects}</TableCell>
              <TableCell data-label="Since" data-grow>
                <Time at={person.since} day />
              </TableCell>
              <TableCell>
                <PersonMenu person={person} disabled={isPending} onChoose={(deed) => act(person, deed)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function standing({ isClosed, isAdministrator }: PersonView): string {
  if (isClosed) return "Closed";
  return isAdministrator ? "Administrator" : "Person";
}
