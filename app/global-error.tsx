"use client";

import "./globals.css";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type Failure = Error & { digest?: string };

/** Stands in for the whole document when the root layout itself failed. */
export default function GlobalError({ error, retry }: { error: Failure; retry: () => void }) {
  return (
    <html lang="en" className="system">
      <body>
        <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center px-4">
          <ErrorState
            level={1}
            title="Strata could not be shown"
            reference={error.digest}
            action={
              <Button variant="primary" onClick={retry}>
                Try again
              </Button>
            }
          >
            Something failed on our side. Nothing you saved is lost.
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
