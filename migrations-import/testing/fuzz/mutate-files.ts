import type { SourceFile } from "../../model/source";
import { byteMutations } from "./mutate-bytes";
import { textMutations } from "./mutate-text";
import type { Random } from "./random";

/** Files after something was done to them, and what, so that a failure can be told. */
export type Mutated = { readonly files: readonly SourceFile[]; readonly done: readonly string[] };

/** Does one to three things to some of the files of a history, each to one file or to all of them. */
export function mutateFiles(given: readonly SourceFile[], random: Random): Mutated {
  let files = given;
  const done: string[] = [];
  for (let count = random.pick([1, 1, 2, 3]); count > 0; count--) {
    const next = mutateOnce(files, random);
    files = next.files;
    done.push(...next.done);
  }
  return { files, done };
}

function mutateOnce(files: readonly SourceFile[], random: Random): Mutated {
  const kind = random.below(10);
  if (kind === 0) {
    const name = random.pick(["mixed", "one gone", "two swapped", "one twice"] as const);
    return { files: ofHistory[name](files, random), done: [`files ${name}`] };
  }
  const file = random.any(files);
  if (file === null) return { files, done: [] };
  const [name, bytes] = kind < 4 ? mutateBytes(file.bytes, random) : mutateText(file.bytes, random);
  return { files: files.map((each) => (each === file ? { ...file, bytes } : each)), done: [`${file.path}: ${name}`] };
}

function mutateBytes(bytes: Uint8Array, random: Random): [string, Uint8Array] {
  const [name, mutate] = random.any(Object.entries(byteMutations)) ?? ["as it was", (same: Uint8Array) => same];
  return [name, mutate(bytes, random)];
}

function mutateText(bytes: Uint8Array, random: Random): [string, Uint8Array] {
  const [name, mutate] = random.any(Object.entries(textMutations)) ?? ["as it was", (same: string) => same];
  return [name, new TextEncoder().encode(mutate(new TextDecoder().decode(bytes), random))];
}

/** What is done to a history: the files keep their paths, but for those that go or come. */
const ofHistory = {
  mixed: (files: readonly SourceFile[], random: Random) =>
    files.map((file) => ({ ...file, bytes: random.any(files)?.bytes ?? file.bytes })),
  "one gone": (files: readonly SourceFile[], random: Random) => {
    const gone = random.any(files);
    return files.filter((file) => file !== gone);
  },
  "two swapped": (files: readonly SourceFile[], random: Random) => {
    const [a, b] = [random.any(files), random.any(files)];
    if (a === null || b === null) return files;
    return files.map((file) => (file === a ? { ...a, bytes: b.bytes } : file === b ? { ...b, bytes: a.bytes } : file));
  },
  "one twice": (files: readonly SourceFile[], random: Random) => {
    const twice = random.any(files);
    return twice === null ? files : [...files, { path: twice.path.replace(/([^/]*)$/, "9$1"), bytes: twice.bytes }];
  },
} as const;
