import type { PageFacts } from "./page-facts";
import { tableOf } from "./table-of";

export const glossary = (facts: PageFacts) => `
*One word, one meaning. Where a team says it differently from the schema, both stand here.*

## Words of the trade

| Word | Means | Not to be confused with |
| --- | --- | --- |
|  |  |  |

## Words of the schema

${tableOf(facts, ["Means", "Also called"])}

## Abbreviations

| Short | Long |
| --- | --- |
|  |  |
`;
