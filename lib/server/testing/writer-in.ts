import { saveDoc } from "../docs/save-doc";
import type { TestProject } from "./create-project-with";
import type { Ground } from "./lay-migrations";

type Place = { readonly project: TestProject; readonly ground: Ground };

/** What saves a text as the project's editor, over a revision, at something that was laid; the place is asked for at each save. */
export function writerIn(place: () => Place) {
  return (key: string, field: string, base = 0, text = `About ${key}.`, kind: "edit" | "confirm" = "edit") => {
    const { project, ground } = place();
    return saveDoc(project.viewers.editor, { slug: project.slug, objectId: ground.id(key), field, base, text, kind });
  };
}
