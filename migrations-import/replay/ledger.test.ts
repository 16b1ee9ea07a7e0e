import { describe, expect, it } from "vitest";
import type { Definitions, ObjectId } from "../model/catalog-object";
import { Ledger } from "./ledger";

const table: Definitions["table"] = {
  kind: "table",
  comment: null,
  rlsEnabled: false,
  rlsForced: false,
  definition: null,
};

function column(type: string): Definitions["column"] {
  return {
    ordinal: 1,
    type,
    nullable: true,
    default: null,
    identity: null,
    generated: null,
    comment: null,
  };
}

function addTable(ledger: Ledger, name: string, columns: Record<string, string>): ObjectId {
  const parent = ledger.insert({
    kind: "table",
    parent: null,
    schema: "public",
    name,
    definition: table,
  });
  for (const [each, type] of Object.entries(columns)) {
    ledger.insert({
      kind: "column",
      parent,
      schema: "public",
      name: each,
      definition: column(type),
    });
  }
  return parent;
}

let line = 0;
function statement(ledger: Ledger, run: () => void): void {
  line++;
  ledger.beginStatement({ path: "m.sql", version: "m", line, endLine: line });
  run();
}

function ledgerWith(name: string, columns: Record<string, string>): { ledger: Ledger; id: ObjectId } {
  const ledger = new Ledger();
  ledger.beginMigration("1");
  let id = "";
  statement(ledger, () => {
    id = addTable(ledger, name, columns);
  });
  ledger.endMigration();
  ledger.beginMigration("2");
  return { ledger, id };
}

const inPublic = { schema: "public" };

describe("the ledger", () => {
  it("gives identities that can be read and are the same every time", () => {
    const { ledger, id } = ledgerWith("users", { email: "text" });
    expect(id).toBe("table:public.users@1");
    expect(ledger.find("column", { parent: id }, "email")?.id).toBe("column:public.users.email@1");
  });

  it("finds a renamed object under its new name only, with the identity it had", () => {
    const { ledger, id } = ledgerWith("users", { email: "text" });
    statement(ledger, () => ledger.rename(id, "people"));
    expect(ledger.find("table", inPublic, "people")?.id).toBe(id);
    expect(ledger.find("table", inPublic, "users")).toBeUndefined();
    expect(ledger.find("column", { parent: id }, "email")).toBeDefined();
  });

  it("takes a table that is dropped and created again for the same table", () => {
    const { ledger, id } = ledgerWith("users", {
      email: "text",
      age: "integer",
    });
    const email = ledger.find("column", { parent: id }, "email");
    statement(ledger, () => ledger.remove(id));
    statement(ledger, () => void addTable(ledger, "users", { email: "citext", name: "text" }));
    expect(ledger.find("table", inPublic, "users")?.id).toBe(id);
    expect(ledger.find("column", { parent: id }, "email")?.id).toBe(email?.id);
    const touched = ledger.endMigration();
    expect(touched.find((each) => each.id === id)?.after).toBe(touched.find((each) => each.id === id)?.before);
    expect(touched.filter((each) => each.before && !each.after).map((each) => each.before?.name)).toEqual(["age"]);
  });

  it("keeps identities through the rebuild of a table under another name", () => {
    const { ledger, id } = ledgerWith("users", { email: "text" });
    let built = "";
    statement(ledger, () => {
      built = addTable(ledger, "new_users", { email: "text", name: "text" });
    });
    statement(ledger, () => ledger.remove(id));
    statement(ledger, () => ledger.rename(built, "users"));
    expect(ledger.find("table", inPublic, "users")?.id).toBe(id);
    expect(ledger.children(id, "column").map((each) => each.id)).toEqual([
      "column:public.users.email@1",
      "column:public.new_users.name@2",
    ]);
    const added = ledger.endMigration().filter((each) => !each.before && each.after);
    expect(added.map((each) => each.after?.name)).toEqual(["name"]);
  });

  it("keeps identities where the old object is renamed away, replaced and then dropped", () => {
    const { ledger, id } = ledgerWith("role", { email: "text" });
    statement(ledger, () => ledger.rename(id, "role_old"));
    statement(ledger, () => void addTable(ledger, "role", { email: "citext" }));
    statement(ledger, () => ledger.remove(id));
    expect(ledger.find("table", inPublic, "role")?.id).toBe(id);
    const changed = ledger.endMigration().filter((each) => each.before !== each.after);
    expect(changed.map((each) => each.id)).toEqual(["column:public.role.email@1"]);
  });

  it("lets an object that existed before keep its own identity when it takes a dropped name", () => {
    const { ledger, id } = ledgerWith("a", { email: "text" });
    statement(ledger, () => void addTable(ledger, "b", {}));
    ledger.endMigration();
    ledger.beginMigration("3");
    const b = ledger.find("table", inPublic, "b")?.id ?? "";
    statement(ledger, () => ledger.remove(id));
    statement(ledger, () => ledger.rename(b, "a"));
    expect(ledger.find("table", inPublic, "a")?.id).toBe(b);
  });

  it("undoes a statement as a whole", () => {
    const { ledger, id } = ledgerWith("users", { email: "text" });
    const before = JSON.stringify(ledger.objects());
    statement(ledger, () => {
      ledger.rename(id, "people");
      ledger.remove(id);
      addTable(ledger, "people", { email: "text" });
      ledger.undo.undoTo();
    });
    expect(ledger.find("table", inPublic, "users")?.id).toBe(id);
    expect(ledger.endMigration()).toEqual([]);
    expect(JSON.parse(JSON.stringify(ledger.objects()))).toEqual(JSON.parse(before));
  });

  it("remembers who created an object and who last changed it", () => {
    const { ledger, id } = ledgerWith("users", { email: "text" });
    const email = ledger.find("column", { parent: id }, "email");
    if (!email) throw new Error("email is missing");
    expect(email.changed).toBeNull();
    statement(ledger, () => ledger.update(email, { type: "citext" }));
    ledger.endMigration();
    const after = ledger.find("column", { parent: id }, "email");
    expect(after?.origin).toEqual(email.origin);
    expect(after?.changed?.line).toBe(line);
  });

  it("moves a table with everything that belongs to it", () => {
    const { ledger, id } = ledgerWith("users", { email: "text" });
    statement(ledger, () => ledger.move(id, "private"));
    expect(ledger.find("table", { schema: "private" }, "users")?.id).toBe(id);
    expect(ledger.children(id, "column")[0]?.schema).toBe("private");
  });

  it("takes names that the dialect folds together for one name", () => {
    const ledger = new Ledger([], { foldName: (name) => name.toLowerCase() });
    ledger.beginMigration("1");
    statement(ledger, () => void addTable(ledger, "Users", { Email: "text" }));
    const users = ledger.find("table", inPublic, "users");
    expect(users?.name).toBe("Users");
    expect(ledger.find("column", { parent: users?.id ?? "" }, "EMAIL")?.name).toBe("Email");
  });
});

describe("what was undone leaves nothing behind", () => {
  it("objects that were removed and put back keep their places in the order of making", () => {
    const { ledger, id } = ledgerWith("users", { id: "integer", email: "text" });
    const [before, family] = [JSON.stringify(ledger.objects()), ledger.children(id, "column").map((each) => each.name)];
    statement(ledger, () => {
      addTable(ledger, "others", { id: "integer" });
      ledger.remove(id);
      ledger.undo.undoTo();
    });
    ledger.endMigration();
    expect(JSON.stringify(ledger.objects())).toBe(before);
    expect(ledger.children(id, "column").map((each) => each.name)).toEqual(family);
  });

  it("and a fact that was taken back and given again stands where it stands after storing", () => {
    const write = (ledger: Ledger, facts: Partial<Definitions["column"]>) => {
      const found = ledger.ofKind("column")[0];
      if (found) statement(ledger, () => ledger.update(found, facts));
    };
    const { ledger } = ledgerWith("users", { id: "integer" });
    write(ledger, { extra: true });
    write(ledger, { extra: undefined });
    ledger.endMigration();
    const stored = new Ledger(JSON.parse(JSON.stringify(ledger.objects())));
    for (const each of [ledger, stored]) {
      each.beginMigration("3");
      write(each, { collation: "C", extra: true });
      each.endMigration();
    }
    const definitions = [ledger, stored].map((each) => JSON.stringify(each.ofKind("column")[0]?.definition));
    expect(definitions[0]).toBe(definitions[1]);
  });
});
