import type { PageFacts } from "./page-facts";

export const assumptions = (facts: PageFacts) => `
*What everybody who works with ${facts.name} takes for granted. Each one is either held by the database, or checked by somebody, or a
risk. Say which, and list the exceptions.*

## Held by the schema

| Assumption | Held by | Exceptions |
| --- | --- | --- |
| Every table has a primary key | its definition |  |
| Every reference is a foreign key | its definition |  |
| Times are stored in UTC |  |  |
| Amounts are never floating-point numbers |  |  |

## Held by code

| Assumption | Where | Noticed when broken by |
| --- | --- | --- |
| E-mail addresses are stored in lower case |  |  |
| Nobody writes past the application |  |  |

## Held by nothing

| Assumption | What happens when it is wrong | Who decides |
| --- | --- | --- |
|  |  |  |

## No longer true

*What was assumed once, when it stopped being true, and what was done.*
`;
