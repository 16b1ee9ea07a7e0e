import { z } from "zod";
import { displayName } from "./accounts";
import type { AsOf, DocView } from "./catalog-view";
import { pageTemplateIds } from "./page-templates";
import type { ProjectAction } from "./permissions";

/** The longest title of a page, in characters. */
export const MAX_PAGE_TITLE = 120;

/** How many pages stand below each other at most, the one at the top counted. */
export const MAX_PAGE_DEPTH = 12;

/** How many pages a project has at most, those in the archive counted. */
export const MAX_PAGES = 2_000;

const title = displayName("Give the page a title.");

/** `template` fills the page's text from the project's catalog. */
export const createPageInput = z.object({
  title,
  parentId: z.uuid().nullish(),
  template: z.enum(pageTemplateIds).nullish(),
});
export type CreatePageInput = z.infer<typeof createPageInput>;

export const renamePageInput = z.object({ pageId: z.uuid(), title });
export type RenamePageInput = z.infer<typeof renamePageInput>;

export const archivePageInput = z.object({ pageId: z.uuid(), isArchived: z.boolean() });
export type ArchivePageInput = z.infer<typeof archivePageInput>;

/** Below which page (null: at the top), and how many of its new siblings come before it; a number too large is the end. */
export const movePageInput = z.object({
  pageId: z.uuid(),
  parentId: z.uuid().nullable(),
  position: z.int().min(0).max(100_000),
});
export type MovePageInput = z.infer<typeof movePageInput>;

/** A page as the tree has it; children come in their order. */
export type PageNode = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly isArchived: boolean;
  readonly children: readonly PageNode[];
};

export type PageTree = {
  readonly pages: readonly PageNode[];
  /** Out of the tree, by title; each without its children. */
  readonly archived: readonly PageNode[];
  readonly can: readonly ProjectAction[];
};

/** A free page of the wiki with its text. `body.objectId` is the page's id. */
export type PageView = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly isArchived: boolean;
  readonly parent: { readonly slug: string; readonly title: string } | null;
  readonly body: DocView;
  /** The state of the project its text was read at. */
  readonly asOf: AsOf;
  readonly can: readonly ProjectAction[];
};

/** What `PATCH …/pages` takes: another title, another place, both, or in or out of the archive. */
export const pageChangeInput = z.union([
  renamePageInput.strict(),
  movePageInput.strict(),
  renamePageInput.extend(movePageInput.shape).strict(),
  archivePageInput.strict(),
]);
export type PageChangeInput = z.infer<typeof pageChangeInput>;
