declare const viewerBrand: unique symbol;

/** What a token may be made for. A token can never verify, approve or sign. */
export const tokenScopes = ["read", "import", "write_docs"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/**
 * Who is asking, proven. Only `lib/server/session` makes one (from a signed-in session or a token it has just looked up), so
 * a service that takes a viewer cannot be called without the check.
 */
export type Viewer = {
  readonly [viewerBrand]: true;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly isAdministrator: boolean;
  /** How the viewer came in; `system` is the instance itself (seed, jobs). */
  readonly via:
    | { readonly kind: "session"; readonly sessionId: string }
    | {
        readonly kind: "token";
        readonly tokenId: string;
        readonly scopes: readonly TokenScope[];
        /** The only project the token reaches; null for all of its maker's. */
        readonly projectId: string | null;
      }
    | { readonly kind: "system" };
};
