import type { AsOf } from "./catalog-view";
import type { CodeFindingView, CodeState } from "./code-view";
import type { CoverageCourse } from "./course";
import type { Coverage, KindCoverage } from "./coverage";
import type { DomainCoverage } from "./domains";
import type { MigrationRow, StatementEnds } from "./migration-view";
import type { ProjectAction, Role } from "./permissions";
import type { Owner, ReviewStatus, StaleCause } from "./review";

/** A project as lists have it. */
export type ProjectSummary = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly dialect: string | null;
  readonly layout: string | null;
  /** Where a line of its code can be seen: an address with `{path}` and `{line}`, or empty. */
  readonly codeAddress: string;
  /** Null for an administrator of the instance who is not a member. */
  readonly role: Role | null;
  readonly can: readonly ProjectAction[];
  readonly headVersion: string | null;
  readonly tables: number;
  readonly isArchived: boolean;
};

/** A project as the frame around each of its pages has it. */
export type ProjectFrame = Pick<ProjectSummary, "slug" | "name" | "can" | "isArchived">;

/** The overview of a project: every number leads to the list behind it. */
export type ProjectOverview = {
  readonly project: ProjectSummary;
  readonly asOf: AsOf;
  readonly tables: number;
  readonly coverage: Coverage;
  readonly coverageByKind: readonly KindCoverage[];
  /** How coverage came to be what it is, over the migrations. */
  readonly course: CoverageCourse;
  /** Empty while the project has no domains. */
  readonly domains: readonly DomainCoverage[];
  readonly statuses: Readonly<Record<ReviewStatus, number>>;
  readonly staleTables: number;
  readonly staleByOwner: readonly {
    readonly owner: Owner | null;
    readonly tables: readonly {
      readonly schema: string;
      readonly name: string;
      readonly cause: StaleCause;
    }[];
  }[];
  readonly migrations: readonly MigrationRow[];
  readonly edits: readonly {
    readonly at: string;
    readonly by: string;
    readonly schema: string | null;
    readonly table: string | null;
    readonly page: string | null;
    readonly field: string;
    readonly object: string;
    readonly version: string | null;
  }[];
  /** How all statements ended; how many build SQL and are only named, or were run in a sandbox. */
  readonly reading: {
    readonly statements: StatementEnds;
    readonly dynamic: number;
    readonly ran: number;
    readonly possibleRenames: number;
  };
  /** Where code and migrations disagree, the first of them in words; null where the project has no code. */
  readonly code: {
    readonly state: CodeState;
    readonly warnings: number;
    readonly notes: number;
    readonly first: readonly CodeFindingView[];
  } | null;
  /** The whole schema's core sample: one band per migration. */
  readonly bands: readonly {
    readonly position: number;
    readonly version: string;
    readonly path: string;
    readonly kind: "added" | "altered" | "renamed" | "dropped";
    readonly label: string;
  }[];
  readonly marks: readonly {
    readonly position: number;
    readonly kind: "revision" | "verification" | "signature";
    readonly label: string;
  }[];
};
