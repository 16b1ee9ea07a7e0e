import { compareCodeUnits, compareNatural } from "../text/natural-order";
import { fileNameOf } from "./file-tree";

/** What the name of a file means to Flyway. */
export type FlywayName = {
  readonly kind: "versioned" | "baseline" | "repeatable" | "undo" | "callback";
  /** `1.2` for `V1_2__name.sql`; the stem of the file for what has no version. */
  readonly version: string;
  readonly name: string;
};

const kinds = { V: "versioned", B: "baseline", U: "undo" } as const;
const callback =
  /^(create[A-Z]\w*|(before|after)(Each)?(Baseline|Clean|Connect|CreateSchema|Deploy|Info|Migrate|Repair|Undo|Validate|Repeatables|Versioned)\w*?)(__.*)?$/;

/**
 * Reads a file's name by Flyway's defaults (prefixes V, B, U and R, separator `__`, suffix `.sql`), or with a time in front instead of
 * the V, as it is often set up; null where it is none.
 */
export function readFlywayName(path: string): FlywayName | null {
  const stem = /^(.*)\.sql$/s.exec(fileNameOf(path))?.[1];
  if (stem === undefined) return null;
  const numbered = /^([VBU])(\d+(?:[._]\d+)*)(?:__(.*))?$/s.exec(stem);
  if (numbered) {
    const [, prefix, version = "", name] = numbered;
    return { kind: kinds[prefix as keyof typeof kinds], version: version.replaceAll("_", "."), name: name || stem };
  }
  const [, time, timed] = /^(\d{12,})__(.+)$/s.exec(stem) ?? [];
  if (time !== undefined && timed !== undefined) return { kind: "versioned", version: time, name: timed };
  const repeatable = /^R__(.+)$/s.exec(stem)?.[1];
  if (repeatable !== undefined) return { kind: "repeatable", version: stem, name: repeatable };
  return callback.test(stem) ? { kind: "callback", version: stem, name: stem } : null;
}

/** Orders versions part by part as numbers; a missing part is zero, so 1 and 1.0 are the same. */
export function compareFlywayVersions(left: string, right: string): number {
  const [a, b] = [left.split("."), right.split(".")];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [x, y] = [a[index] ?? "0", b[index] ?? "0"].map((part) => part.replace(/^0+(?=\d)/, ""));
    const order = compareNatural(x ?? "0", y ?? "0");
    if (order !== 0) return order;
  }
  return 0;
}

/** A version in the one spelling of all that are the same: `1.2` for `01.2.0`. */
export function plainVersion(version: string): string {
  const parts = version.split(".").map((part) => part.replace(/^0+(?=\d)/, ""));
  while (parts.length > 1 && parts.at(-1) === "0") parts.pop();
  return parts.join(".");
}

/** Repeatable migrations run in the order of their descriptions. */
export function compareDescriptions(left: FlywayName, right: FlywayName): number {
  return compareCodeUnits(left.name, right.name);
}
