import type { PageFacts } from "./page-facts";
import { tableOf } from "./table-of";

const engines = { postgres: "PostgreSQL", sqlite: "SQLite" };

export const overview = (facts: PageFacts) => `
## What it is

${facts.name} is a ${facts.dialect ? engines[facts.dialect] : "database"}${facts.dialect ? " database" : ""} with ${facts.total} ${facts.total === 1 ? "table" : "tables"}.

*In two sentences: what would stop working if it were gone?*

## Who uses it

| Application | Reads or writes | As which role | Who answers for it |
| --- | --- | --- | --- |
|  |  |  |  |

## Where it runs

| Environment | Where | Version | Who may connect |
| --- | --- | --- | --- |
| Production |  |  |  |
| Staging |  |  |  |

## Its tables

*One line each: what one row stands for.*

${tableOf(facts, ["One row is"])}

## How it hangs together

*The two or three tables everything else refers to, and why. A small diagram says more than a long one.*

## What one has to know first

- *What is surprising about it?*
- *What must never be done?*
- *Whom does one ask?*
`;
