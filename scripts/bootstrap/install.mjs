import { readFileSync } from "node:fs";
import { runCommand } from "./run-command.mjs";
import { step } from "./step.mjs";

/** Installs what the lock file names, unless node_modules has it already. No package's install script is run. */
export async function install() {
  await step("Installing dependencies from the lock file", async (note) => {
    if (isInstalled()) return note("up to date");
    const npm = process.env.npm_execpath;
    const flags = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    await (npm?.endsWith("js") ? runCommand(process.execPath, [npm, ...flags]) : runCommand("npm", flags));
  });
}

// npm writes down what it installed in the shape of the lock file.
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const present = readPackages("node_modules/.package-lock.json");
  return Object.entries(wanted).every(([path, entry]) => path === "" || isPresent(entry, present[path]));
}

function isPresent(wanted, present) {
  if (present === undefined) return isOptionalHere(wanted);
  return present.version === wanted.version && present.integrity === wanted.integrity;
}

function isOptionalHere(entry) {
  if (!entry.optional) return false;
  const isNamed = entry.os !== undefined && entry.cpu !== undefined && entry.libc === undefined;
  return !isNamed || !entry.os.includes(process.platform) || !entry.cpu.includes(process.arch);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
}
