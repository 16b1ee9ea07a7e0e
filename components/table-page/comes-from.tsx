import { BlameButton } from "@/components/blame/blame-button";
import { CodeLink } from "@/components/marks/code-link";
import { SourceLink } from "@/components/marks/source-link";
import type { Documented, TablePage } from "@/lib/domain/catalog-view";

type ComesFromProps = {
  slug: string;
  object: Pick<Documented, "objectId" | "name" | "origin" | "changed">;
  page: TablePage;
};

/** Where an object was last changed; where it was changed at all, the way to everything that changed it. */
export function ComesFrom({ slug, object, page }: ComesFromProps) {
  const { objectId, name, origin, changed } = object;
  return (
    <span className="inline-flex min-h-6 items-center gap-0.5">
      <SourceLink slug={slug} source={changed ?? origin} label={`${name} comes from`} />
      {changed ? (
        <BlameButton slug={slug} objectId={objectId} name={name} asOf={page.asOf.isHead ? null : page.asOf.version} />
      ) : null}
    </span>
  );
}

/** Where code declares an object; nothing where it does not, or where there is no code. */
export function DeclaredIn({ object, page: { code } }: Pick<ComesFromProps, "object" | "page">) {
  const declared = code?.references[object.objectId];
  if (!code || !declared) return null;
  return <CodeLink reference={declared} address={code.state.address} label={`${object.name} is declared in`} isShort />;
}
