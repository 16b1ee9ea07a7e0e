import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { listRoutes } from "./list-doors";

const root = fileURLToPath(new URL("../..", import.meta.url));
const guide = readFileSync(path.join(root, "docs/guides/api.md"), "utf8");
const routes = listRoutes().filter((route) => route.includes(" /api/v1/"));

/** A route of the guide's table: `GET …/docs/:id/blame` and what is said of it. */
type Told = { readonly route: string; readonly words: string };

function told(): readonly Told[] {
  const rows = guide.split("\n").filter((line) => /^\| `(GET|POST|PUT|PATCH|DELETE) /u.test(line));
  return rows.flatMap((words) => {
    let method = "";
    return [...(words.split(" | ")[0] ?? "").matchAll(/`(?:([A-Z]+) )?([^`]+)`/gu)].map(([, given, address = ""]) => {
      method = given ?? method;
      return { route: `${method} ${toShape(address)}`, words };
    });
  });
}

/** An address with every part that varies as `*`. */
function toShape(address: string): string {
  const whole = address.replace("…", "/api/v1/projects/*").replace(/\?.*$/u, "");
  return whole.replace(/\[[^\]]+\]|:\w+/gu, "*");
}

/** What a route reads from its query, as far as its own file says it. */
function parametersOf(route: string): readonly string[] {
  const [method = "", pattern = ""] = route.split(" ");
  const source = readFileSync(path.join(root, "app", pattern, "route.ts"), "utf8");
  const read = source.matchAll(/(?:Param\(request, |searchParams\.get(?:All)?\()"(\w+)"/gu);
  return method === "GET" ? [...read].flatMap(([, name = ""]) => (name === "q" ? [] : [name])) : [];
}

test("every route of the API stands in its guide, and no other", () => {
  expect([...new Set(told().map(({ route }) => route))].sort()).toEqual(routes.map(toShape).sort());
});

test("every parameter of a route is named in its line of the guide", () => {
  const lines = told();
  for (const route of routes)
    for (const name of parametersOf(route))
      expect
        .soft(lines.find((line) => line.route === toShape(route))?.words, `${route} ?${name}`)
        .toMatch(new RegExp(`\\b${name}\\b`, "u"));
});
