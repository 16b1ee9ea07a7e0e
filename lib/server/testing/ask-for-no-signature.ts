import { getDb } from "../db";
import type { TestProject } from "./create-project-with";

/** Sets the policy of a project to one that asks for no signature. */
export async function askForNoSignature({ id, people }: TestProject): Promise<void> {
  const data = {
    projectId: id,
    number: 1,
    roles: [],
    notAuthor: true,
    distinctPersons: true,
    authorId: people.admin.id,
  };
  await getDb().signaturePolicy.create({ data, select: { number: true } });
}
