import "server-only";
import type { ProjectCheck } from "@/lib/domain/checklist-template";
import { paths } from "@/lib/domain/paths";
import { groupBy } from "../group-by";
import type { TableFacts } from "../tables/read-tables";
import type { Facts } from "./facts/read-facts";
import { because, lacking, type Outcome } from "./outcome";

/** The words of one Mermaid source. */
type Drawn = ReadonlySet<string>;

/** Whether Mermaid source on the wiki's pages names all tables, or those of each domain; or no page called a diagram is without any. */
export function evaluateDiagram(facts: Facts, { of }: Extract<ProjectCheck, { readonly kind: "diagram" }>): Outcome {
  if (of === "source") return ofSource(facts);
  const tables = facts.tables.filter(({ kind }) => kind === "table" || kind === "partitioned table");
  const drawn = facts.pages.flatMap(({ text }) => readMermaid(text));
  return of === "all tables" ? ofAll(facts, tables, drawn) : ofDomains(facts, tables, drawn);
}

function ofAll({ slug }: Facts, tables: readonly TableFacts[], drawn: readonly Drawn[]): Outcome {
  if (tables.length === 0) return because("not applicable", "There are no tables.");
  // The fullest says best what is missing.
  const [least = tables] = drawn.map((names) => lackingIn(tables, names)).sort((a, b) => a.length - b.length);
  if (least.length === tables.length)
    return lacking([{ words: "A page with Mermaid source", href: paths.pages(slug) }]);
  return lacking(least.map(({ name }) => ({ words: name, href: paths.pages(slug) })));
}

function ofDomains(facts: Facts, tables: readonly TableFacts[], drawn: readonly Drawn[]): Outcome {
  const { slug, domains, domainOf } = facts;
  if (domains.length === 0) return lacking([{ words: "Domains", href: paths.domains(slug) }]);
  const byDomain = groupBy(tables, ({ objectId }) => domainOf.get(objectId)?.id);
  // The diagram of everything is none of a domain, unless that is everything.
  const partial = drawn.filter((names) => domains.length === 1 || lackingIn(tables, names).length > 0);
  const without = domains.filter(({ id }) => {
    const own = byDomain.get(id) ?? [];
    return own.length > 0 && partial.every((names) => lackingIn(own, names).length > 0);
  });
  return lacking(without.map(({ name }) => ({ words: `A diagram of ${name}`, href: paths.pages(slug) })));
}

function ofSource({ slug, pages }: Facts): Outcome {
  const named = pages.filter(({ title }) => /diagram/iu.test(title));
  if (readMermaid(pages.map(({ text }) => text).join("\n")).length === 0)
    return lacking([{ words: "A page with Mermaid source", href: paths.pages(slug) }]);
  const without = named.filter(({ text }) => readMermaid(text).length === 0);
  return lacking(without.map((page) => ({ words: page.title, href: paths.page(slug, page.slug) })));
}

function readMermaid(text: string): readonly Drawn[] {
  return [...text.matchAll(/^```mermaid[^\n]*\n([\s\S]*?)^```/gmu)].map(
    ([, source = ""]) => new Set(source.match(/[\p{L}\p{N}_$]+/gu)),
  );
}

// A name of several words is drawn as they are.
function lackingIn(tables: readonly TableFacts[], names: Drawn): readonly TableFacts[] {
  return tables.filter(({ name }) => !(name.match(/[\p{L}\p{N}_$]+/gu) ?? []).every((word) => names.has(word)));
}
