import { Suspense } from "react";
import { AppError } from "@/lib/domain/errors";

/**
 * A number of the frame, which waits for none. Nothing stands there until it has come, where it is zero, and where the project is
 * gone or closed to the viewer meanwhile: the page itself says so.
 */
export function LateCount({ of }: { of: Promise<number> }) {
  return (
    <Suspense>
      <Count of={of} />
    </Suspense>
  );
}

async function Count({ of }: { of: Promise<number> }) {
  const count = await of.catch((thrown: unknown) => {
    if (thrown instanceof AppError) return 0;
    throw thrown;
  });
  return count === 0 ? null : count;
}
