import { FlaskConical } from "lucide-react";

/** Beside a place in a file: reading the statement did not tell this, running it in a sandbox did. */
export function SandboxMark() {
  return (
    <>
      <FlaskConical className="ml-1 inline size-3 align-[-1px]" aria-hidden />
      <span className="sr-only">, found by running it in a sandbox</span>
    </>
  );
}
