import { z } from "zod";
import { displayName } from "./accounts";
import type { DocView } from "./catalog-view";
import type { ProjectAction } from "./permissions";

/** The longest title of a page, in characters. */
export const MAX_PAGE_TITLE = 120;

const title = displayName("Give the page a title.");

export const createPageInput = z.object({ title, parentId: z.uuid().nullish() });
export type CreatePageInput = z.infer<typeof createPageInput>;

export const renamePageInput = z.object({ pageId: z.uuid(), title });
export type RenamePageInput = z.infer<typeof renamePageInput>;

export const archivePageInput = z.object({ pageId: z.uuid(), isArchived: z.boolean().default(true) });
export type ArchivePageInput = z.input<typeof archivePageInput>;

/** A page as the tree has it; children come in their order. */
export type PageNode = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly isArchived: boolean;
  readonly children: readonly PageNode[];
};

export type PageTree = { readonly pages: readonly PageNode[]; readonly can: readonly ProjectAction[] };

/** A free page of the wiki with its text. `body.objectId` is the page's id. */
export type PageView = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly isArchived: boolean;
  readonly parent: { readonly slug: string; readonly title: string } | null;
  readonly body: DocView;
  readonly can: readonly ProjectAction[];
};

/** What `PATCH …/pages` takes: another title, or in or out of the archive. */
export const pageChangeInput = z.union([renamePageInput.strict(), archivePageInput.required().strict()]);
export type PageChangeInput = z.infer<typeof pageChangeInput>;
