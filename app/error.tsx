"use client";

import { useEffect } from "react";
import { FailurePage } from "@/components/ui/failure-page";

type Failure = Error & { digest?: string };

export default function ErrorPage({ error, retry }: { error: Failure; retry: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <FailurePage
      title="This page could not be shown"
      reference={error.digest}
      onRetry={retry}
      elsewhere={{ href: "/", label: "All projects" }}
    >
      Something failed on our side. Nothing you saved is lost. If it happens again, give the reference to whoever looks
      after this server.
    </FailurePage>
  );
}
