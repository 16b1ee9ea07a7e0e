import { createHash } from "node:crypto";

/** What compiles WebAssembly without a `WebAssembly.Module` that was made before. */
const otherWays = ["compile", "compileStreaming", "instantiateStreaming"];

/**
 * From here on only the libraries that lie in the database's folder now are compiled. A database writes files into its memory and
 * loads libraries from there, and what loads them would run the JavaScript that a library carries.
 * @param {any} files the file system of the database's program
 */
export function allowKnownLibraries(files) {
  const known = new Set(librariesIn(files, "/pglite").map((path) => digestOf(files.readFile(path))));
  const { Module, instantiate } = WebAssembly;
  WebAssembly.Module = new Proxy(Module, {
    construct(target, [bytes]) {
      if (!known.has(digestOf(bytes))) throw new Error("this library is not part of the database");
      return new target(bytes);
    },
  });
  for (const name of otherWays) Reflect.deleteProperty(WebAssembly, name);
  /** @param {any} module @param {any} imports */
  const instantiateKnown = async (module, imports) => {
    if (!(module instanceof Module)) throw new Error("this library is not part of the database");
    return instantiate(module, imports);
  };
  Object.defineProperty(WebAssembly, "instantiate", { value: instantiateKnown });
}

/** @param {any} files @param {string} folder @returns {string[]} */
function librariesIn(files, folder) {
  return files
    .readdir(folder)
    .filter((/** @type {string} */ name) => name !== "." && name !== "..")
    .flatMap((/** @type {string} */ name) => {
      const path = `${folder}/${name}`;
      if (files.isDir(files.lstat(path).mode)) return librariesIn(files, path);
      return name.endsWith(".so") ? [path] : [];
    });
}

/** @param {Uint8Array} bytes */
function digestOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
