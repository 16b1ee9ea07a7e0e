import { startInVain as start, startWebProcess, type WebProcess } from "@/scripts/testing/web-process";
import { server } from "./server";

type Environment = Readonly<Record<string, string>>;

/** Another process of the same build on the same database. */
export type SecondServer = WebProcess;

/** Starts another process with settings of its own, and waits until it answers. */
export function startSecondServer(environment: Environment = {}): Promise<SecondServer> {
  return startWebProcess({ ...same(), ...environment });
}

/** Starts another process that should refuse to; gives its exit status and what it printed. */
export function startInVain(environment: Environment) {
  return start({ ...same(), ...environment });
}

const same = () => ({ DATABASE_URL: server.databaseUrl, NEXTAUTH_SECRET: server.secret });
