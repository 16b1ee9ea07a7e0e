"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ProviderView } from "@/lib/domain/accounts";

export function ProviderButtons({ providers, next }: { providers: readonly ProviderView[]; next: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  if (providers.length === 0) return null;

  async function goTo(id: string) {
    setChosen(id);
    const { signIn } = await import("next-auth/react");
    await signIn(id, { callbackUrl: next });
  }

  return (
    <div className="flex flex-col gap-2 border-t pt-6">
      {providers.map(({ id, name }) => (
        <Button key={id} size="lg" pending={chosen === id} onClick={() => goTo(id)}>
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
