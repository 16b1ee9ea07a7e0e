/** A name with its schema, where that is not the usual one. */
export function qualified({ schema, name }: { readonly schema: string | null; readonly name: string }): string {
  return schema === null || schema === "public" || schema === "main" ? name : `${schema}.${name}`;
}
