import type { Demo } from "./demo";
import { runTypeScript } from "./run-typescript";

/** Prints where Strata is, and how to sign in to the demo. */
export function printDemo(address: string, demo: Demo): void {
  print(`Strata is at ${address}`, `Sign in as ${demo.email} with the password ${demo.password}`);
}

/** Prints where Strata is and, while nobody administers it, the link with which somebody becomes administrator. */
export async function printSetUp(address: string, appUrl: string): Promise<void> {
  const link = (
    await runTypeScript("scripts/setup/print-set-up-link.ts", { DATABASE_URL: appUrl, NEXTAUTH_URL: address })
  ).trim();
  print(`Strata is at ${address}`, ...(link === "" ? [] : [`Become its administrator, once, with this link: ${link}`]));
}

function print(...lines: readonly string[]): void {
  process.stdout.write(`\n${lines.map((line) => `  ${line}\n`).join("")}\n  Ctrl-C stops it.\n\n`);
}
