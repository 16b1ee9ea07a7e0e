"use client";

import { Button } from "@/components/ui/button";
import { useProvider } from "@/lib/client/use-provider";
import { OPENID_CONNECT } from "@/lib/domain/accounts";
import { paths } from "@/lib/domain/paths";

/** Sends somebody to the provider they sign in with, to sign in there anew, and back here to sign. */
export function ProviderProof({ slug }: { slug: string }) {
  const { going, goTo } = useProvider();
  const ask = { prompt: "login", max_age: "0" };
  return (
    <div className="flex max-w-prose flex-col items-start gap-3">
      <p className="text-sm text-muted-foreground">
        Whoever signs proves again that it is them. You sign in at your provider once more, and come back here.
      </p>
      <form action={() => goTo(OPENID_CONNECT, `${paths.signing(slug)}#sign`, ask)}>
        <Button type="submit" variant="primary" pending={going !== null}>
          Confirm with your provider
        </Button>
      </form>
    </div>
  );
}
