import type { Import } from "./read-imports";

type Rule = {
  /** The files it is about, by the beginning of their path. */
  readonly room: string;
  /** Beginnings of the paths it may import from. */
  readonly may: readonly string[];
  /** The same, where types alone are imported. */
  readonly mayTypes?: readonly string[];
  /** Packages it may not import, or the only ones it may. */
  readonly noPackages?: readonly RegExp[];
  readonly onlyPackages?: readonly RegExp[];
};

const DATABASE = [/^@prisma\//, /^prisma$/, /^pg$/, /^pg-/];
const PARSERS = [/^libpg-query/, /^pgsql-deparser/, /^sqlite3-parser/, /^@electric-sql\//];
const OUTSIDE_WORLD = [
  /^node:(fs|net|http|https|http2|tls|dgram|child_process|worker_threads|cluster|os|process)(\/|$)/,
];
const FRAMEWORK = [/^next(\/|$)/, /^next-auth/, /^react(\/|$)/, /^react-dom/];

// Parts that several pages are made of. A page's own folder is imported by no other; what two pages need becomes a part.
const PARTS = [
  "as-of",
  "blame",
  "core-sample",
  "diagram",
  "diff",
  "docs",
  "frame",
  "markdown",
  "marks",
  "review",
  "sql",
  "ui",
  "waiver",
];

// The only file of the sandbox that others need.
const SANDBOX = "sandbox/create-sandbox-runner.ts";

/** Who may import whom: the table of docs/architecture.md. The first rule whose room a file is in holds; what has none may import anything. */
const RULES: readonly Rule[] = [
  {
    room: "app/",
    may: ["app/", "components/", "lib/domain/", "lib/server/", "lib/actions/", "lib/client/"],
    noPackages: [...DATABASE, ...PARSERS],
  },
  { room: "components/ui/", may: ["components/ui/"], noPackages: [...DATABASE, ...PARSERS] },
  {
    room: "components/",
    may: [...PARTS.map((part) => `components/${part}/`), "lib/domain/", "lib/client/", "lib/actions/"],
    noPackages: [...DATABASE, ...PARSERS, ...OUTSIDE_WORLD],
  },
  { room: "lib/actions/", may: ["lib/actions/", "lib/server/", "lib/domain/"], noPackages: [...DATABASE, ...PARSERS] },
  {
    room: "lib/client/",
    may: ["lib/client/", "lib/domain/", "lib/actions/"],
    noPackages: [...DATABASE, ...PARSERS, ...OUTSIDE_WORLD],
  },
  {
    room: "lib/server/",
    may: ["lib/server/", "lib/domain/", "prisma/generated/", "migrations-import/index.ts", SANDBOX],
  },
  { room: "lib/domain/", may: ["lib/domain/"], mayTypes: ["migrations-import/model/"], onlyPackages: [/^zod$/] },
  {
    room: "migrations-import/",
    may: ["migrations-import/"],
    noPackages: [...DATABASE, ...FRAMEWORK, ...OUTSIDE_WORLD],
  },
  {
    room: "sandbox/",
    may: ["sandbox/"],
    mayTypes: ["migrations-import/index.ts"],
    noPackages: [...DATABASE, ...FRAMEWORK],
  },
  {
    room: "cli/",
    may: ["cli/", "migrations-import/index.ts", "lib/domain/", "scripts/typescript/", SANDBOX],
    noPackages: [...DATABASE, ...FRAMEWORK],
  },
];

/** Says what is wrong with an import, or nothing. Tests and what prepares them may import what they set up. */
export function findViolation(found: Import): string | undefined {
  const { from, specifier, target, isType } = found;
  if (target === undefined) return `${from} imports ${specifier}, which does not exist`;
  const rule = RULES.find(({ room }) => from.startsWith(room));
  if (rule === undefined || isForTests(from)) return undefined;
  if (from.startsWith("migrations-import/") && specifier.startsWith("@/")) {
    return `${from} imports ${specifier}: inside the engine paths are relative`;
  }
  const isAllowed = target.startsWith("package:")
    ? isPackageAllowed(rule, target.slice("package:".length))
    : isPathAllowed(rule, from, target, isType);
  return isAllowed ? undefined : `${from} imports ${target.replace("package:", "")}`;
}

/** Whether a file is a test, or helps tests. */
export function isForTests(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /(^|\/)testing\//.test(file);
}

function isPathAllowed(rule: Rule, from: string, target: string, isType: boolean): boolean {
  const may = [...rule.may, ...(isType ? (rule.mayTypes ?? []) : []), ...ownFeature(from)];
  return may.some((beginning) => target.startsWith(beginning));
}

function isPackageAllowed(rule: Rule, name: string): boolean {
  if (rule.onlyPackages !== undefined && !rule.onlyPackages.some((pattern) => pattern.test(name))) return false;
  return !(rule.noPackages ?? []).some((pattern) => pattern.test(name));
}

function ownFeature(file: string): readonly string[] {
  const [room, feature, ...rest] = file.split("/");
  return room === "components" && rest.length > 0 ? [`components/${feature}/`] : [];
}
