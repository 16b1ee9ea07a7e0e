/** What a page of the wiki can begin with. Its text is made from the project's catalog when the page is made. */
export const pageTemplates = [
  { id: "overview", title: "Database overview", lead: "What it holds, who uses it, and its tables" },
  { id: "migrations", title: "Migrations and rollback", lead: "How a change gets to production, and back" },
  { id: "backup", title: "Backup and recovery", lead: "What is kept where, and how it comes back" },
  { id: "retention", title: "Data retention", lead: "How long each table keeps what, and who deletes it" },
  { id: "queries", title: "Query patterns", lead: "The questions the schema was made for" },
  { id: "performance", title: "Performance and hot paths", lead: "What is called often, and what it may cost" },
  { id: "storage", title: "Storage estimates", lead: "Rows, bytes and growth of each table" },
  { id: "assumptions", title: "Assumptions", lead: "What everybody takes for granted, and how it is checked" },
  { id: "failures", title: "Failure modes", lead: "What breaks, how one notices, what to do" },
  { id: "glossary", title: "Glossary", lead: "The words of the schema, one meaning each" },
] as const;

export type PageTemplateId = (typeof pageTemplates)[number]["id"];
export const pageTemplateIds = pageTemplates.map(({ id }) => id);
