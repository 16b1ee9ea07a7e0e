import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/domain/viewer";
import { makeViewer, type ViewerFacts } from "../session/make-viewer";
import type { TestPerson } from "./create-person";

/** The viewer a person of a test is: signed in in a browser, unless `via` says otherwise. */
export function viewerOf(
  person: TestPerson,
  via: ViewerFacts["via"] = { kind: "session", sessionId: randomUUID() },
): Viewer {
  return makeViewer({
    userId: person.id,
    name: person.name,
    email: person.email,
    isAdministrator: person.isAdministrator,
    via,
  });
}
