import type { ChecklistTemplate, Priority, ProjectCheck, TableCheck } from "./checklist-template";

const item = <Check>(id: string, priority: Priority, text: string, check: Check) => ({
  id,
  text,
  priority,
  owner: null,
  check,
});
const table = (id: string, priority: Priority, text: string, check: TableCheck) => item(id, priority, text, check);
const project = (id: string, priority: Priority, text: string, check: ProjectCheck) => item(id, priority, text, check);
const page = (of: string, heading?: string): ProjectCheck => ({
  kind: "page",
  page: of,
  ...(heading === undefined ? {} : { heading }),
});
const person = (lapses: boolean) => ({ kind: "person", lapses }) as const;

/** The checklist that ships with Strata: what the documentation of a schema must say before it goes into production. */
export const productionBlockers: ChecklistTemplate = {
  title: "Schema documentation",
  sections: [
    {
      id: "overview",
      title: "Database overview",
      each: "project",
      items: [
        project("engine", "P0", "Engine and version are written down.", page("database-overview", "Engine")),
        project("pool", "P0", "The connection pool is described.", page("database-overview", "Connection pool")),
        project("sizing", "P1", "Sizing and limits are known.", page("database-overview", "Sizing")),
        project("backup", "P0", "Backup and recovery are described.", page("database-overview", "Backup")),
        project("restored", "P1", "A backup was restored, and somebody saw that it is whole.", person(false)),
      ],
    },
    {
      id: "catalog",
      title: "Table catalog",
      each: "table",
      items: [
        table("purpose", "P0", "Its purpose is written.", { kind: "text", field: "purpose" }),
        table("table-owner", "P1", "It has an owner.", { kind: "owner" }),
        table("columns", "P0", "Every column is described, beside its type, nullability and default.", {
          kind: "parts",
          part: "column",
          field: "description",
        }),
        table("primary-key", "P0", "It has a primary key.", { kind: "primary key" }),
        table("foreign-keys", "P0", "Every foreign key says what the relationship means.", {
          kind: "parts",
          part: "constraint",
          type: "foreign key",
          field: "rationale",
        }),
        table("indexes", "P1", "Every index says which query it serves.", {
          kind: "parts",
          part: "index",
          field: "rationale",
        }),
        table("policies", "P0", "Every policy says why these rows, for these roles.", {
          kind: "parts",
          part: "policy",
          field: "rationale",
        }),
        table("triggers", "P1", "Every trigger says what it keeps true.", {
          kind: "parts",
          part: "trigger",
          field: "rationale",
        }),
        table("fresh", "P1", "Nothing written about it is older than what it speaks of.", { kind: "not stale" }),
        table("verified", "P2", "Somebody verified it.", { kind: "verified" }),
        table("rows", "P2", "Its approximate number of rows is known.", person(true)),
      ],
    },
    {
      id: "routines",
      title: "Functions and stored procedures",
      each: "project",
      items: [
        project("functions", "P1", "Every function says what it is for, and who calls it.", {
          kind: "objects",
          object: "function",
          field: "rationale",
        }),
      ],
    },
    {
      id: "diagrams",
      title: "Diagrams",
      each: "project",
      items: [
        project("diagram-all", "P1", "One diagram shows all tables.", { kind: "diagram", of: "all tables" }),
        project("diagram-domains", "P1", "Each domain has a diagram.", { kind: "diagram", of: "each domain" }),
        project("diagram-source", "P2", "Every diagram is kept as Mermaid source.", { kind: "diagram", of: "source" }),
      ],
    },
    {
      id: "security",
      title: "Row level security",
      each: "table",
      items: [
        table("rls", "P0", "Row level security is on.", { kind: "row level security" }),
        table("rls-select", "P0", "SELECT has a policy, or it is said why not.", { kind: "policy", command: "SELECT" }),
        table("rls-insert", "P0", "INSERT has a policy, or it is said why not.", { kind: "policy", command: "INSERT" }),
        table("rls-update", "P0", "UPDATE has a policy, or it is said why not.", { kind: "policy", command: "UPDATE" }),
        table("rls-delete", "P0", "DELETE has a policy, or it is said why not.", { kind: "policy", command: "DELETE" }),
        table("rls-security", "P2", "Every policy says what follows for security.", {
          kind: "parts",
          part: "policy",
          field: "security",
        }),
      ],
    },
    {
      id: "migrations",
      title: "Migration management",
      each: "project",
      items: [
        project("naming", "P1", "The naming convention is written.", page("migration-management", "Naming")),
        project(
          "workflow",
          "P0",
          "How a change is made, tested and deployed is written.",
          page("migration-management", "Workflow"),
        ),
        project("rollback", "P0", "The way back is written.", page("migration-management", "Rollback")),
        project(
          "zero-downtime",
          "P1",
          "Patterns without downtime are written.",
          page("migration-management", "Zero-downtime"),
        ),
        project(
          "testing",
          "P1",
          "There is a checklist for testing a migration.",
          page("migration-management", "Testing"),
        ),
      ],
    },
    {
      id: "performance",
      title: "Performance",
      each: "project",
      items: [
        project("index-strategy", "P1", "The index strategy is written.", page("performance", "Index strategy")),
        project("benchmarks", "P2", "Queries were measured.", page("performance", "Query benchmarks")),
        project("slow-queries", "P2", "Known slow queries are listed.", page("performance", "Slow queries")),
        project("pool-tuning", "P2", "The pool is tuned.", page("performance", "Pool tuning")),
        project("caching", "P3", "What is cached, and for how long, is written.", page("performance", "Caching")),
      ],
    },
  ],
};
