import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { runCommand } from "../bootstrap/run-command.mjs";
import { step } from "../bootstrap/step.mjs";

// Chromium without its windows comes first: the same engine, for two thirds of the work.
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium that runs: the one of CHROMIUM_PATH, one of this machine, or Playwright's own, which is installed when
 * there is none. Fails with what to do.
 */
export async function findChromium(): Promise<string> {
  const found = await firstThatRuns();
  if (found !== undefined) return found;
  await step("Installing Chromium for the browser tests", () =>
    runCommand(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]),
  ).catch(() => undefined);
  const installed = await firstThatRuns();
  if (installed !== undefined) return installed;
  throw new Error(
    "The browser tests need a Chromium, none was found, and installing one did not work. " +
      "Install chromium-headless-shell, chromium or google-chrome, or set CHROMIUM_PATH to one.",
  );
}

async function firstThatRuns(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH ?? "", ...onPath, chromium.executablePath()];
  for (const candidate of candidates) if (candidate !== "" && (await runs(candidate))) return candidate;
  return undefined;
}

// Some systems have a script of that name that only says how to install the browser.
async function runs(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    await promisify(execFile)(file, ["--version"], { timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
