"use client";

import { KeyRound } from "lucide-react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FormMessage } from "@/components/ui/form-message";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { revokeTokenAction } from "@/lib/actions/tokens";
import { useRun } from "@/lib/client/use-run";
import { type TokenView, tokenScopeWords } from "@/lib/domain/tokens";

/** One's tokens, each of which can be revoked. */
export function TokenTable({ tokens }: { tokens: readonly TokenView[] }) {
  const { run, isPending, message } = useRun();
  if (tokens.length === 0)
    return (
      <EmptyState icon={<KeyRound aria-hidden />} title="No tokens yet">
        A token lets a program in: <code>strata push</code> in CI keeps a project at the migrations of its repository.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-2">
      <Table label="Tokens" stacks frame="rounded-lg border bg-card">
        <TableHeader>
          <tr>
            <TableHead>Name</TableHead>
            <TableHead>Scopes</TableHead>
            <TableHead>Projects</TableHead>
            <TableHead>Last used</TableHead>
            <TableHead>Ends</TableHead>
            <TableHead className="w-24">
              <span className="sr-only">Revoke</span>
            </TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {tokens.map((token) => (
            <TableRow key={token.id}>
              <TableCell data-line>
                <span className="font-medium">{token.name}</span>
                <span className="ml-2 font-mono text-xs text-muted-foreground">…{token.hint}</span>
              </TableCell>
              <TableCell data-line>{token.scopes.map((scope) => tokenScopeWords[scope].name).join(", ")}</TableCell>
              <TableCell data-label="Projects">{token.project?.name ?? "All"}</TableCell>
              <TableCell data-label="Last used">
                {token.lastUsedAt ? <Time at={token.lastUsedAt} day /> : "Never"}
              </TableCell>
              <TableCell data-label="Ends" data-grow>
                {endInWords(token)}
              </TableCell>
              <TableCell>
                {token.state === "live" ? (
                  <RevokeToken
                    name={token.name}
                    disabled={isPending}
                    onConfirm={() => run(() => revokeTokenAction({ tokenId: token.id }))}
                  />
                ) : null}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <FormMessage collapse>{message}</FormMessage>
    </div>
  );
}

function endInWords({ state, until }: TokenView) {
  if (state === "revoked") return "Revoked";
  return state === "over" ? "Over" : <Time at={until} day />;
}

type RevokeTokenProps = { name: string; disabled: boolean; onConfirm: () => void };

function RevokeToken({ name, disabled, onConfirm }: RevokeTokenProps) {
  return (
    <AlertDialog
      trigger={
        <Button variant="ghost" size="sm" disabled={disabled} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${name}?`}
      description="Whatever uses it is out with its next request. This cannot be undone."
      confirm="Revoke"
      danger
      onConfirm={onConfirm}
    />
  );
}
