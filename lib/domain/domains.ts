import { z } from "zod";
import { displayName } from "./accounts";
import type { AsOf } from "./catalog-view";
import type { Coverage, KindCoverage } from "./coverage";
import type { ProjectAction } from "./permissions";

/** A part of a project that some of its tables belong to. */
export type Domain = { readonly id: string; readonly name: string };

/** A domain with how far its tables are documented; `domain` null for those of none. */
export type DomainCoverage = {
  readonly domain: Domain | null;
  /** Without a platform's own tables. */
  readonly tables: number;
  readonly coverage: Coverage;
  readonly kinds: readonly KindCoverage[];
};

/** The domains of a project in their order, last the tables of none, if there are any. */
export type DomainList = {
  readonly asOf: AsOf;
  readonly domains: readonly DomainCoverage[];
  readonly can: readonly ProjectAction[];
};

const MAX_NAME = 60;
/** The most domains a project has: each page that names them names them all. */
export const MAX_DOMAINS = 200;

const name = displayName("Name the domain.").refine((given) => given.length <= MAX_NAME, {
  message: `Use at most ${MAX_NAME} characters.`,
});
const domainId = z.uuid();

/** What `POST …/domains` takes: one of these. */
export const domainInput = z.discriminatedUnion("kind", [
  /** Puts tables into a domain, or takes them out of any. */
  z.object({
    kind: z.literal("assign"),
    objectIds: z.array(z.uuid()).min(1).max(5_000),
    domainId: domainId.nullable(),
  }),
  /** Makes a domain, after those there are, and puts tables into it. */
  z.object({ kind: z.literal("make"), name, objectIds: z.array(z.uuid()).max(5_000).default([]) }),
  z.object({ kind: z.literal("rename"), domainId, name }),
  /** All domains in their new order. */
  z.object({ kind: z.literal("order"), domainIds: z.array(domainId).max(MAX_DOMAINS) }),
  /** Takes a domain away. Its tables stay, in no domain. */
  z.object({ kind: z.literal("remove"), domainId }),
]);
export type DomainInput = z.input<typeof domainInput>;
export type DomainChange = z.output<typeof domainInput>;

/** The answer: the domains as they stand now, in their order. */
export type Domains = { readonly domains: readonly Domain[] };
