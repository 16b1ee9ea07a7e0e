"use client";

import { useEffect, useState } from "react";
import { useLinkSecret } from "./use-link-secret";

const STORED = "strata.invitation";

/** The secret of an invitation, from the link, or from this tab where one had to sign in in between. */
export function useInvitationSecret(): string | null | undefined {
  const fromLink = useLinkSecret();
  const [stored, setStored] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    if (fromLink) sessionStorage.setItem(STORED, fromLink);
    else if (fromLink === null) setStored(sessionStorage.getItem(STORED));
  }, [fromLink]);
  return fromLink ?? stored;
}
