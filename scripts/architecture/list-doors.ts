import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const methodsOf = /\b(GET|HEAD|POST|PUT|PATCH|DELETE)\b/gu;

/** Every page, by the pattern of its address. */
export function listPages(): readonly string[] {
  return filesOfApp("page.tsx").map(patternOf);
}

/** Every route handler, as method and pattern of its address. */
export function listRoutes(): readonly string[] {
  return filesOfApp("route.ts").flatMap((file) => {
    const exported = readFileSync(path.join(root, "app", file), "utf8").match(/^export [^;=(]*/gmu) ?? [];
    const methods = exported.flatMap((line) => line.match(methodsOf) ?? []);
    return methods.map((method) => `${method} ${patternOf(file)}`);
  });
}

/** The address of a page or route handler, from its file below `app/`. */
export function patternOf(file: string): string {
  const segments = path.posix.dirname(file).split("/");
  return `/${segments.filter((segment) => segment !== "." && !segment.startsWith("(")).join("/")}`;
}

function filesOfApp(name: string): readonly string[] {
  const all = readdirSync(path.join(root, "app"), { recursive: true }) as string[];
  return all.filter((file) => path.basename(file) === name).map((file) => file.split(path.sep).join("/"));
}
