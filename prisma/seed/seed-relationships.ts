import type { Viewer } from "@/lib/domain/viewer";
import { stateRelationship } from "@/lib/server/relationships/state-relationship";
import { getTable } from "@/lib/server/tables/get-table";
import type { Sample } from "./read-sample";

/** States what no foreign key of a sample (in SQLite) states. Throws for a column that there is not. */
export async function seedRelationships(
  writer: Viewer,
  slug: string,
  relationships: Sample["relationships"],
): Promise<void> {
  const columnId = async (address: string) => {
    const [name = "", column] = address.split(".");
    const { columns } = await getTable(writer, { slug, schema: "main", name });
    const found = columns.find((each) => each.name === column);
    if (!found) throw new Error(`A relationship of ${slug} speaks of ${address}, which it does not have.`);
    return found.objectId;
  };
  for (const { from, to, where: limit, rationale } of relationships) {
    const [column, value = ""] = limit?.split(" = ") ?? [];
    const where = column === undefined ? null : { columnId: await columnId(`${from.split(".")[0]}.${column}`), value };
    await stateRelationship(writer, { slug, from: [await columnId(from)], to: [await columnId(to)], where, rationale });
  }
}
