import type { Coverage } from "./coverage";
import type { Domain } from "./domains";

/** Coverage as it stood after a migration, with what was written while it was head. */
export type CoursePoint = Coverage & { readonly position: number };

/** The coverage of a project, and of the tables of each of its domains, at each migration at which it changed, oldest first. */
export type CoverageCourse = {
  readonly points: readonly (CoursePoint & { readonly version: string; readonly path: string })[];
  readonly domains: readonly { readonly domain: Domain | null; readonly points: readonly CoursePoint[] }[];
};
