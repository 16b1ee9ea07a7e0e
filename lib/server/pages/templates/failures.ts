import type { PageFacts } from "./page-facts";

export const failures = (facts: PageFacts) => `
*For whoever is called at night: what breaks, how one knows, what to do first. Short sentences, commands that can be copied.*

## At a glance

| What fails | One sees | First thing to do | Lost |
| --- | --- | --- | --- |
| ${facts.name} cannot be reached |  |  |  |
| It is slow |  |  |  |
| The disk is full |  |  |  |
| A migration stopped half-way |  |  |  |
| The replica is behind |  |  |  |
| Somebody deleted the wrong rows |  |  |  |

## Name of the failure

**One sees** *the alert, the message, what people report.*

**It means** *what is really wrong, and what it is often taken for.*

**Do**

1. *Stop it from getting worse.*
2. *Get people going again.*
3. *Find out.*

\`\`\`sh

\`\`\`

**It is over when** *what one looks at.*

## What the applications do meanwhile

*Do they try again, for how long? What do people see? What is written twice when the database comes back?*

## What has happened

| Date | What | How long | What was changed since |
| --- | --- | --- | --- |
|  |  |  |  |
`;
