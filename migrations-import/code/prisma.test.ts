import { expect, test } from "vitest";
import { readBeside } from "./testing/read-beside";

const source = (provider = "postgresql", more = "") => `datasource db {\n  provider = "${provider}"\n  ${more}\n}\n`;

test("models, fields, enums, indexes and relations link to their lines", async () => {
  const { places, said } = await readBeside(
    `CREATE TYPE role AS ENUM ('admin', 'plain-user');
     CREATE TABLE users (
       id serial PRIMARY KEY, email_address varchar(320) NOT NULL UNIQUE, role role NOT NULL DEFAULT 'plain-user',
       tags text[] DEFAULT ARRAY[]::text[], born timestamp(3), seen timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP, balance numeric(65,30) NOT NULL);
     CREATE TABLE "Post" (a integer NOT NULL, b text NOT NULL, "authorId" integer, PRIMARY KEY (a, b),
       FOREIGN KEY ("authorId") REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE);
     CREATE INDEX "Post_authorId_b_idx" ON "Post" ("authorId", b DESC);`,
    {
      "prisma/schema.prisma": `${source()}
enum Role {
  admin
  user  @map("plain-user") // the usual one
  @@map("role")
}

model User {
  id      Int       @id @default(autoincrement())
  email   String    @unique @map("email_address") @db.VarChar(320)
  role    Role      @default(user)
  tags    String[]  @default([])
  born    DateTime?
  seen    DateTime  @default(now()) @db.Timestamptz(6)
  balance Decimal
  posts   Post[]
  @@map("users")
}

model Post {
  a Int
  b String @default(uuid())
  authorId Int?
  author User? @relation(fields: [authorId], references: [id])
  @@id([a, b])
  @@index([authorId, b(sort: Desc)])
}`,
    },
  );
  expect(said).toEqual([]);
  expect(places).toMatchObject({
    users: "prisma/schema.prisma:12",
    "users.email_address": "prisma/schema.prisma:14",
    role: "prisma/schema.prisma:6",
    "Post.Post_authorId_fkey": "prisma/schema.prisma:28",
    "Post.Post_authorId_b_idx": "prisma/schema.prisma:30",
  });
});

test("a schema in several files is one, and the tables between two lists are declared by their fields", async () => {
  const { places, said, files } = await readBeside(
    `CREATE TABLE "Book" (id integer PRIMARY KEY); CREATE TABLE "Tag" (id integer PRIMARY KEY);
     CREATE TABLE "_BookToTag" ("A" integer NOT NULL REFERENCES "Book", "B" integer NOT NULL REFERENCES "Tag");
     CREATE UNIQUE INDEX "_BookToTag_AB_unique" ON "_BookToTag" ("A", "B"); CREATE INDEX "_BookToTag_B_index" ON "_BookToTag" ("B");`,
    {
      "db/main.prisma": source(),
      "db/models/book.prisma": "model Book {\n  id Int @id\n  tags Tag[]\n}",
      "db/models/tag.prisma": "model Tag {\n  id Int @id\n  books Book[]\n}",
    },
  );
  expect(said).toEqual([]);
  expect(files).toEqual(["db/models/book.prisma", "db/models/tag.prisma"]);
  expect(places._BookToTag).toBe("db/models/book.prisma:3");
  expect(places["_BookToTag.B"]).toBe("db/models/tag.prisma:3");
});

test("schemas, views and unsupported types are read; indexes Prisma cannot say are not asked of it", async () => {
  const { said, places } = await readBeside(
    `CREATE SCHEMA audit; CREATE TABLE audit.log (id uuid PRIMARY KEY, body tsvector, n int CHECK (n > 0), twice int GENERATED ALWAYS AS (n * 2) STORED);
     CREATE INDEX gin ON audit.log USING gin (body); CREATE INDEX part ON audit.log (n) WHERE n > 1;
     CREATE INDEX expr ON audit.log (abs(n)); CREATE VIEW audit.big AS SELECT id FROM audit.log;`,
    {
      "schema.prisma": `${source("postgresql", 'schemas = ["audit"]')}
model Log {
  id   String @id @db.Uuid
  body Unsupported("tsvector")?
  n    Int?
  twice Int?
  @@index([body], map: "gin", type: Gin)
  @@map("log")
  @@schema("audit")
}
view big {
  id String @unique
  @@schema("audit")
}`,
    },
  );
  expect(said).toEqual([]);
  expect(places.big).toBe("schema.prisma:15");
});

test("of several schemas the one for this database is taken", async () => {
  const { files } = await readBeside(
    "CREATE TABLE a (id integer NOT NULL PRIMARY KEY, at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP, on_ boolean NOT NULL DEFAULT false);",
    {
      "one/schema.prisma": `${source("sqlite")}model a {\n id Int @id\n at DateTime @default(now())\n on_ Boolean @default(false)\n}`,
      "two/schema.prisma": `${source("mysql")}model a {\n id Int @id\n}`,
      "three/schema.prisma": `${source("sqlite")}model other {\n id Int @id\n}`,
    },
    "sqlite",
  );
  expect(files).toEqual(["one/schema.prisma"]);
});

test("where the client keeps the relations, no foreign keys are missed", async () => {
  const schema = (mode: string) => ({
    "schema.prisma": `${source("postgresql", mode)}model a {\n id Int @id\n bs b[]\n}\nmodel b {\n id Int @id\n a_id Int\n a a @relation(fields: [a_id], references: [id])\n}`,
  });
  const sql =
    "CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (id integer PRIMARY KEY, a_id integer NOT NULL);";
  expect((await readBeside(sql, schema('relationMode = "prisma"'))).said).toEqual([]);
  expect((await readBeside(sql, schema(""))).findings.map((each) => each.code)).toEqual(["FOREIGN_KEY_NOT_MIGRATED"]);
});
