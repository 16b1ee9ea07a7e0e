import type { PageFacts } from "./page-facts";

export const queries = (facts: PageFacts) => `
*The queries the schema was made for: whoever changes ${facts.name} looks here for what must stay fast. One section each.*

## Name of the question

*In words: “the open orders of a customer, newest first”. Who asks it, from where, how often?*

\`\`\`sql
SELECT …
\`\`\`

| | |
| --- | --- |
| Served by | *the index, by its name* |
| Reads at most | *rows* |
| May take |  |
| Seen by | *which role; which policy or filter applies* |

## Writing

*Which writes belong into one transaction, and in which order are rows locked?*

## Not to be done

| Looks harmless | Why it is not | Instead |
| --- | --- | --- |
|  |  |  |
`;
