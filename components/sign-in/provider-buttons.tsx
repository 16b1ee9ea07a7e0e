"use client";

import { Button } from "@/components/ui/button";
import { useProvider } from "@/lib/client/use-provider";
import type { ProviderView } from "@/lib/domain/accounts";

export function ProviderButtons({ providers, next }: { providers: readonly ProviderView[]; next: string }) {
  const { going, goTo } = useProvider();
  if (providers.length === 0) return null;

  return (
    <div className="flex flex-col gap-2 border-t pt-6">
      {providers.map(({ id, name }) => (
        <form key={id} action={() => goTo(id, next)} className="flex flex-col">
          <Button type="submit" size="lg" pending={going === id}>
            Continue with {name}
          </Button>
        </form>
      ))}
    </div>
  );
}
