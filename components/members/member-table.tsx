"use client";

import { Avatar } from "@/components/ui/avatar";
import { FormMessage } from "@/components/ui/form-message";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { changeMemberRoleAction, removeMemberAction } from "@/lib/actions/members";
import { useRun } from "@/lib/client/use-run";
import { type MemberList, type MemberView, roleWords } from "@/lib/domain/members";
import type { Role } from "@/lib/domain/permissions";
import { RemoveMember } from "./remove-member";
import { RoleSelect } from "./role-select";

/** The members of a project; with their roles to change, for those who may. */
export function MemberTable({ project, list }: { project: string; list: MemberList }) {
  const { run, isPending, message } = useRun();
  const changeRole = (userId: string, role: Role) => run(() => changeMemberRoleAction({ project, userId, role }));
  const remove = (userId: string) => run(() => removeMemberAction({ project, userId }));
  return (
    <div className="flex flex-col gap-2">
      <Table label="Members" stacks frame="rounded-lg border bg-card">
        <TableHeader>
          <tr>
            <TableHead>Name</TableHead>
            {list.canManage ? <TableHead>E-mail</TableHead> : null}
            <TableHead className="w-44">Role</TableHead>
            {list.canManage ? (
              <TableHead className="w-24">
                <span className="sr-only">Remove</span>
              </TableHead>
            ) : null}
          </tr>
        </TableHeader>
        <TableBody>
          {list.members.map((member) => (
            <TableRow key={member.userId}>
              <TableCell data-line>
                <MemberName member={member} />
              </TableCell>
              {list.canManage ? (
                <TableCell data-line className="break-all text-muted-foreground">
                  {member.email}
                </TableCell>
              ) : null}
              <TableCell data-grow>
                {list.canManage ? (
                  <RoleSelect
                    value={member.role}
                    onValueChange={(role) => changeRole(member.userId, role)}
                    label={`Role of ${member.name}`}
                    disabled={isPending}
                  />
                ) : (
                  roleWords[member.role].name
                )}
              </TableCell>
              {list.canManage ? (
                <TableCell>
                  <RemoveMember name={member.name} onConfirm={() => remove(member.userId)} disabled={isPending} />
                </TableCell>
              ) : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <FormMessage collapse>{message}</FormMessage>
    </div>
  );
}

function MemberName({ member }: { member: MemberView }) {
  const mark = member.isYou ? "you" : member.isClosed ? "account closed" : null;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar name={member.name} />
      <bdi className="truncate font-medium">{member.name}</bdi>
      {mark ? <span className="text-xs text-muted-foreground">{mark}</span> : null}
    </span>
  );
}
