import { useSearchParams } from "next/navigation";

/** The migration that the present page is read as of; null at head. */
export function useAsOf(): string | null {
  return useSearchParams().get("asOf") || null;
}
