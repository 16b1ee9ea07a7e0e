import type { Viewer } from "@/lib/domain/viewer";
import { changeAssumptions } from "@/lib/server/assumptions/change-assumptions";
import { listAssumptions } from "@/lib/server/assumptions/list-assumptions";
import type { Sample } from "./read-sample";

/** States the assumptions of a sample, and why each exception is one. Throws for an exception that there is not. */
export async function seedAssumptions(admin: Viewer, slug: string, assumptions: Sample["assumptions"]): Promise<void> {
  for (const { text, rule, except } of assumptions) {
    const { id: assumptionId } = await changeAssumptions(admin, { slug, kind: "state", text, rule });
    const { assumptions: stated } = await listAssumptions(admin, { slug });
    const exceptions = stated.find(({ id }) => id === assumptionId)?.exceptions ?? [];
    for (const [name, reason] of Object.entries(except)) {
      const objectId = exceptions.find((each) => each.name === name)?.objectId;
      if (!objectId) throw new Error(`${text}: ${name} of ${slug} is no exception.`);
      await changeAssumptions(admin, { slug, kind: "except", assumptionId, objectId, reason });
    }
  }
}
