/** The kinds of objects that no table has and that people look up. */
export const standaloneKinds = ["function", "enum", "domain", "compositeType", "sequence", "extension"] as const;
export type StandaloneKind = (typeof standaloneKinds)[number];
