import { describe, expect, test } from "vitest";
import type { Migration } from "../../model/source";
import { compareWithSqlite } from "../../testing/compare-with-sqlite";

function asMigrations(scripts: readonly string[]): Migration[] {
  return scripts.map((sql, index) => {
    const version = String(index + 1).padStart(4, "0");
    return { version, name: version, path: `${version}.sql`, checksum: "", sql, up: { start: 0, end: sql.length } };
  });
}

/** What is told apart: each script is a migration of its own. */
const cases: { readonly [guarantee: string]: readonly string[] } = {
  "types, defaults and NOT NULL are reported as declared": [
    `CREATE TABLE Accounts (
       id integer PRIMARY KEY AUTOINCREMENT, "full name" VARCHAR ( 80 ) NOT NULL DEFAULT 'x''y', score DECIMAL(10,2) DEFAULT -1.5,
       flag boolean DEFAULT (1 = 1) NOT NULL, made datetime default CURRENT_TIMESTAMP, note, blob_ Blob DEFAULT x'00ff',
       word text DEFAULT bare, quoted text DEFAULT "in quotes", nil text DEFAULT NULL, positive int DEFAULT +5,
       at text DEFAULT (strftime('%Y', 'now')) /* when */, lots UNSIGNED BIG INT NULL, [odd name] double precision, \`tick\` int
     )`,
  ],
  "keys, WITHOUT ROWID and STRICT decide what may be null": [
    `CREATE TABLE a (id TEXT PRIMARY KEY, b INT); CREATE TABLE b (x TEXT, y TEXT, PRIMARY KEY (y, x)) WITHOUT ROWID;
     CREATE TABLE c (id INTEGER PRIMARY KEY, n TEXT) STRICT; CREATE TABLE d (id TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID;
     CREATE TABLE e (k INT PRIMARY KEY) STRICT; CREATE TABLE f (id INTEGER PRIMARY KEY DESC)`,
  ],
  "a key over columns that have one already is not kept twice": [
    `CREATE TABLE a (id TEXT PRIMARY KEY, email TEXT UNIQUE, UNIQUE (email), UNIQUE (id), UNIQUE (email, id));
     CREATE TABLE b (id INTEGER PRIMARY KEY, UNIQUE (id))`,
  ],
  "foreign keys of columns and tables are found with their actions": [
    `CREATE TABLE p (id INTEGER PRIMARY KEY, a INT, b INT, UNIQUE (a, b));
     CREATE TABLE c (p INT REFERENCES p (id) ON DELETE SET NULL ON UPDATE CASCADE, x INT, y INT,
       CONSTRAINT fk FOREIGN KEY (x, y) REFERENCES P (a, b) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED)`,
  ],
  "generated columns are told virtual from stored": [
    `CREATE TABLE g (a INT, b INT, c INT GENERATED ALWAYS AS (a + b) STORED, d TEXT AS (a || 'x'), e INT NOT NULL AS (b) VIRTUAL)`,
  ],
  "indexes are found with their columns and text": [
    `CREATE TABLE t (a INT, b TEXT, "c d" TEXT);
     CREATE INDEX i1 ON t (a DESC, b COLLATE NOCASE); CREATE UNIQUE INDEX IF NOT EXISTS i2 ON t(lower(b), A) WHERE a > 0;
     create index main.i3 on t ("c d"); CREATE INDEX i4 ON t (a) WHERE b IS NOT NULL AND "c d" = 'x;y'; DROP INDEX i1;`,
  ],
  "a renamed table takes its foreign keys, indexes, triggers and views with it": [
    `CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, boss INT REFERENCES users (id), CHECK (users.id > 0));
     CREATE TABLE posts (id INTEGER PRIMARY KEY, author INT REFERENCES users (id) ON DELETE CASCADE);
     CREATE INDEX users_email ON users (email) WHERE users.email <> '';
     CREATE TRIGGER log AFTER INSERT ON users BEGIN UPDATE users SET email = lower(NEW.email) WHERE users.id = NEW.id; END;
     CREATE TRIGGER elsewhere AFTER DELETE ON posts BEGIN DELETE FROM users WHERE id = OLD.author; END;
     CREATE VIEW authors AS SELECT users.id, u.email FROM users JOIN users u ON u.id = users.id;
     CREATE VIEW cte AS WITH recent AS (SELECT id FROM users) SELECT * FROM recent WHERE id IN (SELECT boss FROM users)`,
    `ALTER TABLE users RENAME TO "people of note"`,
    `ALTER TABLE "people of note" RENAME TO members`,
  ],
  "a renamed column takes everything that speaks of it with it": [
    `CREATE TABLE a (id INTEGER PRIMARY KEY, old TEXT NOT NULL, n INT CHECK (n > 0 AND old <> 'n'), g TEXT AS (old || n), UNIQUE (old, n));
     CREATE TABLE b (id INTEGER PRIMARY KEY, old TEXT, a_old TEXT REFERENCES a (old));
     CREATE INDEX by_old ON a (old, lower("old")) WHERE a.old IS NOT NULL;
     CREATE TRIGGER t1 AFTER UPDATE OF old ON a WHEN NEW.old <> OLD.old BEGIN
       UPDATE b SET old = NEW.old WHERE b.a_old = OLD.old; INSERT INTO a (old, n) VALUES ('x', 1) ON CONFLICT (old, n) DO UPDATE SET old = excluded.old;
     END;
     CREATE VIEW v1 AS SELECT a.old, b.old AS other, x."old" FROM a JOIN b ON a.old = b.a_old JOIN a x USING (id);
     CREATE VIEW v2 AS SELECT old FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.old = a.old AND old = 'x') ORDER BY old`,
    `ALTER TABLE a RENAME COLUMN old TO fresh`,
    `ALTER TABLE a RENAME COLUMN n TO "my number"`,
  ],
  "columns are added and dropped, with what was written beside them": [
    `CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a INT, b TEXT)`,
    `ALTER TABLE t ADD COLUMN c INT NOT NULL DEFAULT 0 CHECK (c >= 0); ALTER TABLE t ADD d INT REFERENCES p (id) ON DELETE CASCADE;
     ALTER TABLE t ADD e TEXT AS (b || 'x')`,
    `ALTER TABLE t DROP COLUMN c; ALTER TABLE t DROP a`,
  ],
  "a rebuilt table keeps its dependents": [
    `CREATE TABLE "user" (id TEXT PRIMARY KEY, name TEXT); CREATE TABLE post (id TEXT PRIMARY KEY, user_id TEXT REFERENCES "user" (id));
     CREATE INDEX user_name ON "user" (name)`,
    `PRAGMA foreign_keys=OFF;
     CREATE TABLE "__new_user" (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, boss TEXT REFERENCES "__new_user" (id));
     INSERT INTO "__new_user" (id, name) SELECT id, name FROM "user"; DROP TABLE "user";
     ALTER TABLE "__new_user" RENAME TO "user"; CREATE UNIQUE INDEX user_name ON "user" (name); PRAGMA foreign_keys=ON;`,
  ],
  "the older way to rebuild a table, old one renamed first, is followed to the letter": [
    `CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (t INT REFERENCES t (id))`,
    `ALTER TABLE t RENAME TO t_old; CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL); INSERT INTO t SELECT * FROM t_old; DROP TABLE t_old`,
  ],
  "legacy renames leave views and other tables alone": [
    `CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (t INT REFERENCES t (id)); CREATE VIEW v AS SELECT id FROM t;`,
    `PRAGMA legacy_alter_table=ON; CREATE TABLE n (id INTEGER PRIMARY KEY, a INT); DROP TABLE t; ALTER TABLE n RENAME TO t;`,
  ],
  "views have the columns of their query": [
    `CREATE TABLE a (id INTEGER PRIMARY KEY, name VARCHAR(10), at datetime); CREATE TABLE b (id INT, a_id INT, t TEXT);
     CREATE VIEW v1 AS SELECT * FROM a; CREATE VIEW v2 (x, y) AS SELECT id, NAME FROM a;
     CREATE VIEW v3 AS SELECT a.*, b.id, b.t AS text, v1.name "the name" FROM a JOIN b ON b.a_id = a.id, v1;
     CREATE VIEW v4 AS WITH w AS (SELECT id AS k, t FROM b) SELECT k, t, (SELECT name FROM a) FROM w UNION SELECT 1, 'b', 'c';
     CREATE VIEW v5 AS SELECT s.id FROM (SELECT id FROM a) s NATURAL JOIN b`,
    `ALTER TABLE a ADD COLUMN extra REAL; DROP VIEW v2`,
  ],
  "triggers keep their text, and CASE … END does not end them": [
    `CREATE TABLE t (a INT); CREATE TABLE log (m TEXT);
     CREATE TRIGGER IF NOT EXISTS "my trigger" BEFORE UPDATE OF a ON t FOR EACH ROW WHEN NEW.a > 1 BEGIN
       INSERT INTO log VALUES (CASE WHEN NEW.a = 1 THEN 'a;b' ELSE 'c' END);
       SELECT RAISE(ABORT, 'no'); -- END;
     END;
     CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER w INSTEAD OF DELETE ON v BEGIN DELETE FROM t; END;
     CREATE TRIGGER gone AFTER DELETE ON t BEGIN DELETE FROM log; END; DROP TRIGGER gone`,
  ],
  "temporary tables and written rows leave no trace": [
    `CREATE TABLE t (a INT); CREATE TEMP TABLE s (a INT); CREATE INDEX temp.i ON s (a); INSERT INTO s VALUES (1); DROP TABLE s;
     CREATE TEMPORARY VIEW x AS SELECT 1; INSERT INTO t VALUES (1); UPDATE t SET a = 2; DELETE FROM t; BEGIN; COMMIT; VACUUM; ANALYZE`,
  ],
  "full text tables have their columns": [
    `CREATE VIRTUAL TABLE f USING fts5(title, body UNINDEXED, tokenize = 'porter ascii', content='')`,
  ],
  "a table made from a query has its columns": [
    `CREATE TABLE a (id INTEGER PRIMARY KEY, name VARCHAR(10), price REAL, at datetime);
     CREATE TABLE b AS SELECT id, name AS n, price, at FROM a`,
  ],
  "names are the same in any case": [
    `CREATE TABLE Users (Id INTEGER PRIMARY KEY, EMail TEXT, UNIQUE (email)); CREATE INDEX I ON users (EMAIL);
     ALTER TABLE USERS RENAME COLUMN email TO Mail; ALTER TABLE users RENAME TO Members; CREATE TABLE IF NOT EXISTS MEMBERS (x INT)`,
  ],
};

describe("the catalog is the one a real SQLite has", () => {
  for (const [guarantee, scripts] of Object.entries(cases)) {
    test(guarantee, async () => {
      for (const { path, replayed, real, said } of await compareWithSqlite(asMigrations(scripts))) {
        expect(replayed, `${path}: ${said.join("\n")}`).toEqual(real);
        expect(said, path).toEqual([]);
      }
    });
  }
});
