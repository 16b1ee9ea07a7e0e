import { cache } from "react";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getProjectFrame } from "@/lib/server/projects/get-project-frame";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

/** The project of an address, read once a request for the frame around the page and for the window's title. */
export const readProject = cache(async (slug: string) =>
  orNotFound(slug, getProjectFrame(await requirePageViewer(), slug)),
);
