"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { OPENID_CONNECT } from "@/lib/domain/accounts";
import { paths } from "@/lib/domain/paths";

/** Sends somebody to the provider they sign in with, to sign in there anew, and back here to sign. */
export function ProviderProof({ slug }: { slug: string }) {
  const [isGoing, setIsGoing] = useState(false);
  async function go() {
    setIsGoing(true);
    const { signIn } = await import("next-auth/react");
    await signIn(OPENID_CONNECT, { callbackUrl: `${paths.signing(slug)}#sign` }, { prompt: "login", max_age: "0" });
  }
  return (
    <div className="flex max-w-prose flex-col items-start gap-3">
      <p className="text-sm text-muted-foreground">
        Whoever signs proves again that it is them. You sign in at your provider once more, and come back here.
      </p>
      <Button variant="primary" pending={isGoing} onClick={go}>
        Confirm with your provider
      </Button>
    </div>
  );
}
