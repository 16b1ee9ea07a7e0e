import "server-only";
import type { PageChangeInput, PageView } from "@/lib/domain/pages";
import type { Viewer } from "@/lib/domain/viewer";
import { archivePage } from "./archive-page";
import { movePage } from "./move-page";
import { renamePage } from "./rename-page";

/** Renames a page, moves it, or takes it into or out of the archive; see `renamePage`, `movePage` and `archivePage`. */
export function changePage(viewer: Viewer, input: PageChangeInput & { readonly slug: string }): Promise<PageView> {
  if ("title" in input) return renamePage(viewer, input);
  return "position" in input ? movePage(viewer, input) : archivePage(viewer, input);
}
