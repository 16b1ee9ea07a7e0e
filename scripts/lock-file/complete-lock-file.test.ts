import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { completeLockFile, type LockFile } from "./complete-lock-file";

test("packages of other platforms that npm left out are added for those platforms only", () => {
  const lock: LockFile = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0", dev: true, optionalDependencies: { "@a/linux-x64-musl": "1.0.0" } },
    },
  };
  expect(completeLockFile(lock).packages["node_modules/@a/linux-x64-musl"]).toEqual({
    version: "1.0.0",
    cpu: ["x64"],
    dev: true,
    libc: ["musl"],
    optional: true,
    os: ["linux"],
  });
});

test("npm ci accepts the lock file: it names the optional packages of every platform", async () => {
  const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as LockFile;
  expect(completeLockFile(lock)).toEqual(lock);
});
