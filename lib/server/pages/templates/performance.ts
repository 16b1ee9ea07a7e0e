import type { PageFacts } from "./page-facts";

const plans = { postgres: "EXPLAIN (ANALYZE, BUFFERS)\nSELECT …", sqlite: "EXPLAIN QUERY PLAN\nSELECT …" };

export const performance = (facts: PageFacts) => `
## Hot paths

*What people wait for. Measured, with the date; the slowest one in a hundred, not the average.*

| Path | Calls per minute | Tables | p50 | p99 | May take |
| --- | --- | --- | --- | --- | --- |
|  |  |  |  |  |  |

## What makes them fast

| Index or cache | Serves | What it costs on writing |
| --- | --- | --- |
|  |  |  |

## Where it will hurt first

*At ten times the rows, what breaks? Which table has a hot row, which query grows with the data, which lock is waited for?*

## How to measure

\`\`\`sql
${plans[facts.dialect ?? "postgres"]}
\`\`\`

*On which data, after warming up or cold, and where are the numbers kept?*

## Tried and given up

| When | What | Why not |
| --- | --- | --- |
|  |  |  |
`;
