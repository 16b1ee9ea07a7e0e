/** The key of everything the browser keeps of the server's. */
export const queryKeys = {
  docHistory: (slug: string, docId: string) => ["doc-history", slug, docId] as const,
  review: (slug: string, objectId: string, version: string) => ["review", slug, objectId, version] as const,
  revisionPair: (slug: string, docId: string, from: number, to: number) =>
    ["revision-pair", slug, docId, from, to] as const,
  blame: (slug: string, objectId: string, asOf: string | null) => ["blame", slug, objectId, asOf] as const,
};
