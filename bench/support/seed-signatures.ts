import { checklistInput } from "@/lib/domain/checklist-inputs";
import { USUAL_MEANING } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { changeSignatures } from "@/lib/server/signatures/change-signatures";
import { getSigning } from "@/lib/server/signatures/get-signing";
import { createPerson } from "@/lib/server/testing/create-person";
import { signedIn, testPassword } from "@/lib/server/testing/signed-in";
import type { Sql } from "./bench-database";

/** Two reviewers sign a project with a checklist of which nothing blocks; whatever is attached afterwards dismisses their signatures. */
export async function seedSignatures(sql: Sql, viewer: Viewer, slug: string): Promise<void> {
  const item = {
    id: "named",
    text: "It has a name.",
    priority: "P1",
    owner: null,
    check: { kind: "person", lapses: false },
  };
  const template = { title: "To begin with", sections: [{ id: "all", title: "All", each: "project", items: [item] }] };
  await changeChecklists(viewer, { slug, ...checklistInput.parse({ kind: "attach", template }) });
  for (const name of ["First signer", "Second signer"]) {
    const person = await createPerson({ name });
    await sql("INSERT INTO members (project_id, user_id, role) SELECT id, $1, 'reviewer' FROM projects", [person.id]);
    const signer = await signedIn(person);
    const { key } = await getSigning(signer, slug);
    await changeSignatures(signer, { slug, kind: "sign", key, meaning: USUAL_MEANING, password: testPassword });
  }
}
