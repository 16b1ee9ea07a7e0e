import type { PeopleSearch } from "./accounts";
import type { ArchiveSearch } from "./archive-search";
import type { ChecklistSearch } from "./checklist-search";
import type { CompareSearch } from "./compare-search";
import type { ReviewSearch } from "./review-search";
import type { StaleSearch } from "./stale-search";
import type { WaiverSearch } from "./waivers";

const enc = encodeURIComponent;
const project = (slug: string) => `/p/${enc(slug)}`;

// "." and ".." are taken out of an address by every browser, however they are encoded, and "" is no part of one.
const needsMark = (name: string) => name === "." || name === ".." || name === "" || name.startsWith("~");
const nameSegment = (name: string) => enc(needsMark(name) ? `~${name}` : name);

/** The name that a decoded part of an address of a table or migration stands for: any name has an address of its own. */
export function nameInAddress(segment: string): string {
  return segment.startsWith("~") ? segment.slice(1) : segment;
}

/** What the page of a field's revisions shows. */
export type DocRevisionsSearch = {
  /** The numbers of the two revisions that are compared; 0 is before the first. */
  readonly from?: number;
  readonly to?: number;
  readonly view?: "rendered" | "source" | "blame";
  /** Where the list begins: below a number, or at a day. */
  readonly before?: number;
  readonly until?: string;
};

function searchOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, `${value}`]]));
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

/** Every address of Strata, built in one place. Names and slugs are given raw; they are encoded here. */
export const paths = {
  signIn: (next?: string) => (next ? `/sign-in?next=${enc(next)}` : "/sign-in"),
  forgotPassword: () => "/forgot-password",
  resetPassword: (token: string) => `/reset-password#${enc(token)}`,
  invitation: (token: string) => `/invitation#${enc(token)}`,
  setup: (token: string) => `/setup#${enc(token)}`,
  projects: () => "/",
  newProject: () => "/new",
  account: () => "/account",
  tokens: () => "/account/tokens",
  administration: (search: PeopleSearch = {}) => `/administration${searchOf(search)}`,
  project,
  tables: (slug: string) => `${project(slug)}/tables`,
  table: (slug: string, schema: string, name: string) =>
    `${project(slug)}/tables/${nameSegment(schema)}/${nameSegment(name)}`,
  /** A table as it stood after a migration. */
  tableAsOf: (slug: string, schema: string, name: string, version: string) =>
    `${paths.table(slug, schema, name)}?asOf=${enc(version)}`,
  objects: (slug: string) => `${project(slug)}/objects`,
  /** A function, enum or the like, by its anchor on the page of them. */
  object: (slug: string, anchor: string) => `${paths.objects(slug)}#${enc(anchor)}`,
  /** All that is stale, or what of it is asked for; also as of a migration. */
  stale: (slug: string, search: StaleSearch & { readonly asOf?: string } = {}) =>
    `${project(slug)}/stale${searchOf(search)}`,
  /** What waits to be reviewed, or what of it is asked for. */
  review: (slug: string, search: ReviewSearch = {}) => `${project(slug)}/review${searchOf(search)}`,
  /** The docs of what was dropped, those that hold words, or (`object`) of one thing with all that is written about it. */
  archive: (slug: string, search: ArchiveSearch = {}) => `${project(slug)}/archive${searchOf(search)}`,
  diagram: (slug: string) => `${project(slug)}/diagram`,
  code: (slug: string) => `${project(slug)}/code`,
  reading: (slug: string) => `${project(slug)}/reading`,
  migrations: (slug: string) => `${project(slug)}/migrations`,
  migration: (slug: string, path: string) =>
    `${project(slug)}/migrations/${path.split("/").map(nameSegment).join("/")}`,
  migrationLine: (slug: string, path: string, line: number, endLine: number) =>
    `${paths.migration(slug, path)}#L${line}${endLine > line ? `-L${endLine}` : ""}`,
  pages: (slug: string) => `${project(slug)}/pages`,
  page: (slug: string, page: string) => `${project(slug)}/pages/${enc(page)}`,
  /** Two migrations compared. */
  compare: (slug: string, search: CompareSearch = {}) => `${project(slug)}/compare${searchOf(search)}`,
  /** The revisions of one field: all of them, two compared, or who wrote what. */
  docRevisions: (slug: string, docId: string, search: DocRevisionsSearch = {}) =>
    `${project(slug)}/docs/${enc(docId)}${searchOf(search)}`,
  assumptions: (slug: string) => `${project(slug)}/assumptions`,
  checklists: (slug: string) => `${project(slug)}/checklists`,
  /** What has to hold, and of it what is asked for. */
  checklist: (slug: string, checklist: string, search: ChecklistSearch = {}) =>
    `${project(slug)}/checklists/${enc(checklist)}${searchOf(search)}`,
  /** A version of its text, held against the one before it. */
  checklistVersion: (slug: string, checklist: string, version: number) =>
    `${paths.checklist(slug, checklist)}/versions/${version}`,
  checklistText: (slug: string, checklist: string) => `${paths.checklist(slug, checklist)}/text`,
  /** Whether it may go to production, and why not. */
  release: (slug: string) => `${project(slug)}/release`,
  signing: (slug: string) => `${project(slug)}/release/sign`,
  /** The waivers, or what of them is asked for. */
  waivers: (slug: string, search: WaiverSearch = {}) => `${project(slug)}/waivers${searchOf(search)}`,
  activity: (slug: string) => `${project(slug)}/activity`,
  import: (slug: string) => `${project(slug)}/import`,
  members: (slug: string) => `${project(slug)}/members`,
  projectSettings: (slug: string) => `${project(slug)}/settings`,
  domains: (slug: string) => `${project(slug)}/domains`,
  template: (slug: string) => `${project(slug)}/settings/template`,
  api: {
    live: (slug: string) => `/api/v1/projects/${enc(slug)}/live`,
    liveStream: (slug: string, place: string, since: number, person: string | null) =>
      `/api/v1/projects/${enc(slug)}/live?place=${enc(place)}&since=${since}${person === null ? "" : `&person=${enc(person)}`}`,
    signatures: (slug: string) => `/api/v1/projects/${enc(slug)}/signatures`,
    docs: (slug: string) => `/api/v1/projects/${enc(slug)}/docs`,
    docCompare: (slug: string, docId: string, from: number, to: number) =>
      `/api/v1/projects/${enc(slug)}/docs/${enc(docId)}/compare?from=${from}&to=${to}`,
    docHistory: (slug: string, docId: string) => `/api/v1/projects/${enc(slug)}/docs/${enc(docId)}/revisions`,
    compare: (slug: string, search: CompareSearch & { readonly format?: "markdown" }) =>
      `/api/v1/projects/${enc(slug)}/compare${searchOf(search)}`,
    instanceAudit: () => "/api/v1/audit",
    audit: (slug: string) => `/api/v1/projects/${enc(slug)}/audit`,
    auditCheck: (slug: string) => `/api/v1/projects/${enc(slug)}/audit/check`,
    tables: (slug: string) => `/api/v1/projects/${enc(slug)}/tables`,
    table: (slug: string, schema: string, name: string, asOf: string | null = null) =>
      `/api/v1/projects/${enc(slug)}/tables/${nameSegment(schema)}/${nameSegment(name)}${asOf === null ? "" : `?asOf=${enc(asOf)}`}`,
    blame: (slug: string, objectId: string, asOf: string | null) =>
      `/api/v1/projects/${enc(slug)}/blame?id=${enc(objectId)}${asOf === null ? "" : `&asOf=${enc(asOf)}`}`,
    relationships: (slug: string) => `/api/v1/projects/${enc(slug)}/relationships`,
    catalog: (slug: string) => `/api/v1/projects/${enc(slug)}/catalog`,
    domains: (slug: string) => `/api/v1/projects/${enc(slug)}/domains`,
    reviews: (slug: string) => `/api/v1/projects/${enc(slug)}/reviews`,
    review: (slug: string, objectId: string) => `/api/v1/projects/${enc(slug)}/reviews/${enc(objectId)}`,
    imports: (slug: string) => `/api/v1/projects/${enc(slug)}/imports`,
    applyImport: (slug: string, importId: string) => `/api/v1/projects/${enc(slug)}/imports/${enc(importId)}/apply`,
    gate: (slug: string) => `/api/v1/projects/${enc(slug)}/gate`,
    gateChanges: (slug: string) => `/api/v1/projects/${enc(slug)}/gate/changes`,
    assumptions: (slug: string) => `/api/v1/projects/${enc(slug)}/assumptions`,
    checklists: (slug: string) => `/api/v1/projects/${enc(slug)}/checklists`,
    waivers: (slug: string) => `/api/v1/projects/${enc(slug)}/waivers`,
    pages: (slug: string) => `/api/v1/projects/${enc(slug)}/pages`,
    search: (slug: string) => `/api/v1/projects/${enc(slug)}/search`,
  },
} as const;
