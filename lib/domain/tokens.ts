import { z } from "zod";
import { displayName } from "./accounts";
import { type TokenScope, tokenScopes } from "./viewer";

/** How long a token may live, in days. */
export const tokenLifetimesDays = [30, 90, 365] as const;
/** How every token begins, so that scanners of leaked secrets can tell what it is. */
export const TOKEN_PREFIX = "strata_";

export const tokenScopeWords: Readonly<Record<TokenScope, { readonly name: string; readonly does: string }>> = {
  read: { name: "Read", does: "Catalog, docs and history." },
  import: { name: "Import", does: "New migrations." },
  write_docs: { name: "Write docs", does: "Texts, owners and draft statuses." },
};

const days = z.union(
  tokenLifetimesDays.map((each) => z.literal(each)),
  "Choose when it ends.",
);

export const createTokenInput = z.object({
  name: displayName("Name it after what will use it."),
  scopes: z
    .array(z.enum(tokenScopes))
    .min(1, "Choose at least one.")
    .transform((scopes) => [...new Set(scopes)]),
  /** The slug of the only project it reaches; null for all of one's own. */
  project: z.string().min(1).nullable(),
  days,
});
export type CreateTokenInput = z.infer<typeof createTokenInput>;

export const tokenInput = z.object({ tokenId: z.uuid() });
export type TokenInput = z.infer<typeof tokenInput>;

/** A token as its maker sees it: never its secret. Times are ISO 8601. */
export type TokenView = {
  readonly id: string;
  readonly name: string;
  /** Its last four characters. */
  readonly hint: string;
  readonly scopes: readonly TokenScope[];
  readonly project: { readonly slug: string; readonly name: string } | null;
  readonly state: "live" | "over" | "revoked";
  readonly madeAt: string;
  readonly until: string;
  readonly lastUsedAt: string | null;
};

/** A fresh token: its secret is shown this once. */
export type CreatedToken = { readonly token: TokenView; readonly secret: string };
