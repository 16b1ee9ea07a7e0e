/** The key of everything the browser keeps of the server's. */
export const queryKeys = {
  docHistory: (slug: string, docId: string) => ["doc-history", slug, docId] as const,
  blame: (slug: string, objectId: string, asOf: string | null) => ["blame", slug, objectId, asOf] as const,
};
