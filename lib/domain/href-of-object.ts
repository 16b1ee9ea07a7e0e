import { anchorOfObject, standaloneKinds } from "./object-view";
import { paths } from "./paths";

/** An object that no table has. `args` of a function, else null. */
export type FoundObject = {
  readonly kind: string;
  readonly schema: string | null;
  readonly name: string;
  readonly args: string | null;
};

/** Where a function, enum or the like stands on its page. */
export function hrefOfObject(slug: string, { kind: found, schema, name, args }: FoundObject): string {
  const kind = standaloneKinds.find((known) => known === found);
  return kind ? paths.object(slug, anchorOfObject({ kind, schema: schema ?? "", name, args })) : paths.objects(slug);
}
