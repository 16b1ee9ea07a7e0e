import type { PageFacts } from "./page-facts";
import { tableOf } from "./table-of";

export const retention = (facts: PageFacts) => `
## In short

*What is kept for ever, what is deleted by itself, and which law or contract says so?*

## Table by table

*“Kept for” needs a number or an event. “Deleted by” needs the name of a job, a trigger or a person.*

${tableOf(facts, ["Personal data", "Kept for", "Because of", "Deleted by"])}

## How it is deleted

*At which hour, how many rows at once, and what happens to rows that refer to them? What tells that it has stopped running?*

\`\`\`sql
-- The oldest row that should be gone already: none.

\`\`\`

## When somebody asks

- *To see what we hold about them: which tables, by which column?*
- *To be forgotten: what is deleted, what is made anonymous, what has to stay and why?*

## What outlives it

*Backups, logs, exports, the search index: how long does deleted data stay in those?*
`;
