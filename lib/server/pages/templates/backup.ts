import type { PageFacts } from "./page-facts";

const commands = {
  postgres:
    "pg_dump --format=custom --file=NAME.dump DATABASE\npg_restore --clean --if-exists --dbname=DATABASE NAME.dump",
  sqlite: 'sqlite3 DATABASE ".backup NAME.db"\nsqlite3 NAME.db "PRAGMA integrity_check"',
};

export const backup = (facts: PageFacts) => `
## The goal

| | Goal | Last practised |
| --- | --- | --- |
| Data that may be lost |  |  |
| Time until it is back |  |  |

## What is kept

| Backup | How often | Kept for | Where | Encrypted with |
| --- | --- | --- | --- | --- |
| Point in time |  |  |  |  |
| Full copy |  |  |  |  |
| Copy outside of the provider |  |  |  |  |

*What is not in it: files, secrets, roles, queues?*

## Getting it back

\`\`\`sh
${commands[facts.dialect ?? "postgres"]}
\`\`\`

1. *Who may start it, and where are the keys?*
2. *What is stopped first, so that nothing is written meanwhile?*
3. *How does one see that it is whole? Which counts, which checks?*
4. *What has to be repaired by hand afterwards (sequences, caches, messages sent twice)?*

## One table, one row

*Somebody deleted the wrong rows an hour ago. How are they brought back without losing what was written since?*

## Practised

| Date | What | Took | What was learned |
| --- | --- | --- | --- |
|  |  |  |  |
`;
