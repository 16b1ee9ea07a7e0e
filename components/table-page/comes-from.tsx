import { BlameButton } from "@/components/blame/blame-button";
import { CodeLink } from "@/components/marks/code-link";
import { SourceLink } from "@/components/marks/source-link";
import type { Documented } from "@/lib/domain/catalog-view";
import type { CodePlaces } from "./part-props";

type ComesFromProps = {
  slug: string;
  object: Pick<Documented, "objectId" | "name" | "origin" | "changed">;
  /** The migration the page shows the state of; null at head. */
  asOf: string | null;
};

/** Where an object was last changed; where it was changed at all, the way to everything that changed it. */
export function ComesFrom({ slug, object, asOf }: ComesFromProps) {
  const { objectId, name, origin, changed } = object;
  return (
    <span className="inline-flex min-h-6 items-center gap-0.5">
      <SourceLink slug={slug} source={changed ?? origin} label={`${name} comes from`} />
      {changed ? <BlameButton slug={slug} objectId={objectId} name={name} asOf={asOf} /> : null}
    </span>
  );
}

/** Where code declares an object; nothing where it does not, or where there is no code. */
export function DeclaredIn({ object, code }: Pick<ComesFromProps, "object"> & { code: CodePlaces | null }) {
  const declared = code?.references[object.objectId];
  if (!code || !declared) return null;
  return <CodeLink reference={declared} address={code.address} label={`${object.name} is declared in`} isShort />;
}
