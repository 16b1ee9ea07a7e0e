// A stand-in for a web process: starts the engine, says which process it is and reads without end until somebody ends it.
import { engineHost } from "../engine-host";
import { replayMigrations } from "../replay-migrations";
import { lines, migration } from "./migrations";

const reading = replayMigrations({ dialect: "postgres", migrations: [migration("0001.sql", lines(150_000))] });
process.stdout.write(`${engineHost().pid}\n`);
await reading;
