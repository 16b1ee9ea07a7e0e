import { completeLockFileOnDisk } from "../lock-file/complete-lock-file";

/** Completes package-lock.json after a package was added; see complete-lock-file.ts. */
export async function run(): Promise<void> {
  const added = await completeLockFileOnDisk();
  process.stdout.write(added.length === 0 ? "The lock file is complete.\n" : `Added:\n${added.join("\n")}\n`);
}
