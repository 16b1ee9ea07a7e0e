"use server";

import type { Result } from "@/lib/domain/result";
import {
  type CreatedToken,
  type CreateTokenInput,
  createTokenInput,
  type TokenInput,
  tokenInput,
} from "@/lib/domain/tokens";
import { createToken } from "@/lib/server/tokens/create-token";
import { revokeToken } from "@/lib/server/tokens/revoke-token";
import { refreshed } from "./refreshed";
import { runAction } from "./run-action";

/** Makes a token; its secret comes back once. */
export async function createTokenAction(input: CreateTokenInput): Promise<Result<CreatedToken>> {
  return refreshed(runAction(createTokenInput, input, createToken));
}

/** Ends a token. */
export async function revokeTokenAction(input: TokenInput): Promise<Result<void>> {
  return refreshed(runAction(tokenInput, input, revokeToken));
}
