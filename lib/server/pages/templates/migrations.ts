import type { PageFacts } from "./page-facts";

export const migrations = (facts: PageFacts) => `
The schema is at migration ${facts.headVersion ? `\`${facts.headVersion}\`` : "*none yet*"}${facts.layout ? `, in the layout of ${facts.layout}` : ""}.

## From an idea to production

1. *Where is a change proposed, and who has to agree?*
2. *How is the file made and named? Which command?*
3. *Against what is it tried: an empty database, a copy of production?*
4. *What does the pipeline check, and what stops it?*
5. *Who applies it to production, when, and how does everybody know?*

## Rules of a migration

- [ ] It can run while the previous version of the application is still serving.
- [ ] It takes no lock for longer than *how long?*
- [ ] It adds first and removes in a later release.
- [ ] Filling old rows is a job of its own, in batches.
- [ ] Its docs are written, or confirmed, before it is merged.

## Going back

| What went wrong | What to do | Data lost | Takes |
| --- | --- | --- | --- |
| It failed half-way |  |  |  |
| It ran, the application fails |  |  |  |
| It ran, and data is wrong |  |  |  |

*Which changes cannot be taken back at all, and who decides then?*

## Afterwards

*How does one see that it is really applied everywhere? What is watched, for how long?*
`;
