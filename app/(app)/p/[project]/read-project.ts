import { cache } from "react";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getProject } from "@/lib/server/projects/get-project";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

/** The project of an address, read once a request for the frame around the page and for the window's title. */
export const readProject = cache(async (slug: string) => orNotFound(slug, getProject(await requirePageViewer(), slug)));
