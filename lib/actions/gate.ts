"use server";

import { gatePolicyInput } from "@/lib/domain/gate-policy";
import type { Result } from "@/lib/domain/result";
import { setGatePolicy } from "@/lib/server/readiness/set-gate-policy";
import { refreshed } from "./refreshed";
import { runAction } from "./run-action";

/** Sets what the gate of a project asks for. */
export async function setGatePolicyAction(_before: Result<void> | null, form: FormData): Promise<Result<void>> {
  return refreshed(runAction(gatePolicyInput, form, setGatePolicy));
}
