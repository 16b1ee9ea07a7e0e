import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What the browser tests need to know about the server they talk to, so that they can make people and projects in it. */
export type E2eServerFacts = {
  /** The application's connection to its throwaway database. */
  readonly databaseUrl: string;
  /** That of whoever owns the server: what no rule holds back. */
  readonly superuserUrl: string;
  /** What its session cookies are sealed with. */
  readonly secret: string;
  /** The demo's administrator. */
  readonly email: string;
  readonly password: string;
};

const FOLDER = ".data/test";

/** Leaves the facts of the server on a port where the tests find them. */
export function writeE2eServerFacts(port: string, facts: E2eServerFacts): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(port), JSON.stringify(facts), { mode: 0o600 });
}

/** The facts of the server on a port; throws where none was started there. */
export function readE2eServerFacts(port: string): E2eServerFacts {
  return JSON.parse(readFileSync(fileOf(port), "utf8")) as E2eServerFacts;
}

function fileOf(port: string): string {
  return path.join(FOLDER, `e2e-server-${port}.json`);
}
