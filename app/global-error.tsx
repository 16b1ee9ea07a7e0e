"use client";

import "./globals.css";
import { FailurePage } from "@/components/ui/failure-page";

type Failure = Error & { digest?: string };

/** Stands in for the whole document when the root layout itself failed. */
export default function GlobalError({ error, retry }: { error: Failure; retry: () => void }) {
  return (
    <html lang="en" className="system">
      <body>
        <FailurePage title="Strata could not be shown" reference={error.digest} onRetry={retry}>
          Something failed on our side. Nothing you saved is lost.
        </FailurePage>
      </body>
    </html>
  );
}
