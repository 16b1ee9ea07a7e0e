"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type Failure = Error & { digest?: string };

export default function ErrorPage({ error, retry }: { error: Failure; retry: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <main className="mx-auto flex w-full max-w-xl flex-col justify-center px-4 py-16">
      <ErrorState
        level={1}
        title="This page could not be shown"
        reference={error.digest}
        action={
          <>
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
            <Button asChild>
              <a href="/">All projects</a>
            </Button>
          </>
        }
      >
        Something failed on our side. Nothing you saved is lost. If it happens again, give the reference to whoever
        looks after this server.
      </ErrorState>
    </main>
  );
}
