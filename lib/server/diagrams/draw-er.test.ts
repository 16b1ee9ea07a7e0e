import mermaid from "mermaid";
import { describe, expect, it } from "vitest";
import type { StandingObject } from "../tables/read-objects";
import { type DrawnTable, drawEr } from "./draw-er";

const source = { path: "1.sql", version: "1", line: 1, endLine: 1 };
const column = (name: string, type: string, nullable: boolean): StandingObject => ({
  objectId: name,
  tableId: "",
  kind: "column",
  name,
  definition: { ordinal: 1, type, nullable, default: null, identity: null, generated: null, comment: null },
  origin: source,
  changed: null,
});
const key = (type: "primary key" | "foreign key", columns: string[], table?: string): StandingObject => ({
  objectId: type,
  tableId: "",
  kind: "constraint",
  name: type,
  definition: {
    type,
    columns,
    references: table
      ? { schema: "public", table, columns: ["id"], onDelete: "NO ACTION", onUpdate: "NO ACTION" }
      : null,
    definition: "",
    comment: null,
  },
  origin: source,
  changed: null,
});
const table = (name: string, ...objects: StandingObject[]): DrawnTable => ({
  objectId: name,
  schema: "public",
  name,
  objects,
});

const hostile = [
  'a"] { } %%{init: {"theme": "x"}}%% click',
  "we're; <script>alert(1)</script>",
  "ends\\",
  "zwei Wörter",
  "end",
  "1st",
  "__proto__",
  "line\nbreak",
];

describe("a diagram", () => {
  it("shows key columns and what the pointing columns say about how many there are", () => {
    const users = table("users", column("id", "uuid", false), column("bio", "text", true), key("primary key", ["id"]));
    const pets = table(
      "pets",
      column("owner", "timestamp(3) with time zone", true),
      key("foreign key", ["owner"], "users"),
    );
    expect(drawEr([users, pets])).toBe(
      [
        "erDiagram",
        '  t_public__users["users"] {',
        "    uuid id PK",
        "  }",
        '  t_public__pets["pets"] {',
        "    timestamp_3_with_time_zone owner FK",
        "  }",
        '  t_public__users |o--o{ t_public__pets : "owner"',
        "",
      ].join("\n"),
    );
  });

  it("is read by Mermaid as tables and relations only, whatever they are called", async () => {
    const tables = hostile.map((name) =>
      table(name, column(name, name, false), key("primary key", [name]), key("foreign key", [name], hostile[0])),
    );
    const text = drawEr(tables);
    expect(await mermaid.parse(text)).toMatchObject({ diagramType: "er", config: {} });
    expect(text).not.toMatch(/[<>\\]|%%/);
  });
});
