import "server-only";
import type { PageChangeInput, PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { archivePage } from "./archive-page";
import { renamePage } from "./rename-page";

/** Renames a page, or moves it into or out of the archive; see `renamePage` and `archivePage`. */
export function changePage(viewer: Viewer, input: PageChangeInput & { readonly slug: string }): Promise<PageView> {
  return "title" in input ? renamePage(viewer, input) : archivePage(viewer, input);
}
