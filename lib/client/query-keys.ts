/** The key of everything the browser keeps of the server's. */
export const queryKeys = {
  docHistory: (slug: string, docId: string) => ["doc-history", slug, docId] as const,
};
