import type { PageFacts } from "./page-facts";
import { tableOf } from "./table-of";

const sizes = {
  postgres: `SELECT relname, n_live_tup, pg_size_pretty(pg_total_relation_size(relid))
FROM pg_stat_user_tables
ORDER BY pg_total_relation_size(relid) DESC;`,
  sqlite: `SELECT name, sum(pgsize) AS bytes
FROM dbstat
GROUP BY name
ORDER BY bytes DESC;`,
};

export const storage = (facts: PageFacts) => `
## In short

| | Now | In a year | Limit |
| --- | --- | --- | --- |
| Whole database |  |  |  |
| Largest table |  |  |  |

## Table by table

*Bytes per row with its indexes. Growth is what matters: a small table that doubles each month is a large one.*

${tableOf(facts, ["Columns", "Rows now", "Bytes per row", "Rows per month", "In a year"], ({ columns }) => [String(columns || "")])}

## How it was measured

\`\`\`sql
${sizes[facts.dialect ?? "postgres"]}
\`\`\`

*When, where, and how much of it is dead rows or free pages?*

## What bounds it

*Which limit is met first: disk, price, time of a backup, time of a migration? What is done then, and how long does that take?*
`;
