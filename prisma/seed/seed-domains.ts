import { domainInput } from "@/lib/domain/domains";
import type { Viewer } from "@/lib/domain/viewer";
import { changeDomains } from "@/lib/server/domains/change-domains";
import { findTables } from "@/lib/server/tables/find-tables";
import type { Sample } from "./read-sample";

/** Groups the tables of a sample, as they are called at head. Throws for a table that there is not. */
export async function seedDomains(writer: Viewer, slug: string, domains: Sample["domains"]): Promise<void> {
  const { rows } = await findTables(writer, { slug });
  const ids = new Map(rows.filter(({ isExternal }) => !isExternal).map(({ name, objectId }) => [name, objectId]));
  for (const { name, tables } of domains) {
    const objectIds = tables.map((table) => {
      const id = ids.get(table);
      if (id === undefined)
        throw new Error(`The domain ${name} speaks of the table ${table}, which ${slug} does not have.`);
      return id;
    });
    await changeDomains(writer, { slug, ...domainInput.parse({ kind: "make", name, objectIds }) });
  }
}
