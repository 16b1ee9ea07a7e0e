import fc from "fast-check";
import { text } from "./random-text";

/** What a random history begins with: something of everything that its statements are about. */
export const start = [
  "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'x', b INT CHECK (b > 0), [c d] VARCHAR(10) COLLATE NOCASE)",
  "CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT REFERENCES t (id) ON DELETE CASCADE, b TEXT UNIQUE)",
  "CREATE INDEX i1 ON t (a, lower(b)) WHERE b IS NOT NULL",
  "CREATE VIEW v AS SELECT id, a, b AS z FROM t",
  "CREATE TRIGGER r AFTER UPDATE OF a ON t WHEN NEW.a <> OLD.a BEGIN UPDATE u SET b = NEW.a WHERE a = OLD.id; END",
];

const one = fc.constantFrom;
/** Many of the first, few of the others. */
function mostly(usual: readonly string[], ...rare: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: one(...usual) }, { weight: 2, arbitrary: one(...rare) });
}

const table = mostly(["t", "u", "t", "u", "x"], '"my table"', "[my table]", "'t'", '"T"', "`u`", "[Order]", "ünï", "U");
const placed = fc.oneof(
  { weight: 8, arbitrary: table },
  text`${mostly(["main.", "MAIN."], "temp.", "aux.")}${table}`,
  one("tmp"),
);
const made = fc.oneof({ weight: 8, arbitrary: table }, text`main.${table}`);
const view = mostly(["v", "w"], '"w"', "[V]", "`v v`");
const readable = fc.oneof(
  { weight: 6, arbitrary: table },
  { weight: 2, arbitrary: view },
  text`main.${table}`,
  one("sqlite_schema", "f", "temp.t"),
);
/** As it is written where it is made, with quotes that would make a string of it elsewhere. */
const fresh = mostly(["a", "b", "id", "c"], '"c d"', "'e'", "[c d]", "`key`", '"B"', "rowid", "Ünï", '"a""b"', "abort");
/** As it is written where it is read, where double quotes could mean a string. */
const column = mostly(["a", "b", "id", "a", "b"], "c", "[c d]", "`c d`", "A", "rowid", "[key]", "[A]", "e", "z", "oid");
const type = mostly(
  ["", "INTEGER", "INT", "text", "VARCHAR(10)", "REAL"],
  ...[
    "BLOB",
    "NUMERIC ( 10 , 2 )",
    "unsigned big int",
    "ANY",
    "'text'",
    '"my type"',
    "[int]",
    "float",
    "datetime",
    "any",
  ],
);
const collation = one("NOCASE", "nocase", "RTRIM", "BINARY", "binary", '"NOCASE"');
const name = one("k1", "k2", '"K 3"', "[k1]");
const direction = one("", "", " ASC", " DESC");
const conflict = mostly(
  [""],
  " ON CONFLICT IGNORE",
  " ON CONFLICT REPLACE",
  " ON CONFLICT ABORT",
  " ON CONFLICT ROLLBACK",
);

const source = one("o", "y");
/** An expression over the columns of one table. */
const own = fc.oneof(
  { weight: 4, arbitrary: column },
  text`(${column})`,
  text`lower(${column})`,
  text`${column} || 'x'`,
  text`${column} + ${column}`,
  text`coalesce(${column}, ${column}, 0)`,
  text`CAST(${column} AS ${one("INTEGER", "text", "REAL", "NUMERIC")})`,
  text`CASE ${column} WHEN 1 THEN ${column} ELSE 'n' END`,
  text`${column} COLLATE ${collation}`,
  text`json_extract(${column}, '$.a')`,
  text`${column} ->> 'k'`,
  text`iif(${column} > 0, ${column}, -${column})`,
  text`abs(/* why */ ${column})`,
  text`strftime('%Y', ${column})`,
  text`(SELECT max(${column}) FROM ${readable})`,
  one("random()", "1", "'x'", "NULL", "CURRENT_TIMESTAMP", "TRUE", "x'00ff'", "-1.5e3"),
);
const condition = fc.oneof(
  text`${column} IS NOT NULL`,
  text`${own} > 0`,
  text`${column} <> 'x'`,
  text`${column} IN (1, 2, ${column})`,
  text`${column} BETWEEN 1 AND ${column}`,
  text`${own} LIKE 'a%' ESCAPE '!'`,
  text`${column} IS DISTINCT FROM ${column}`,
  text`(${column}, ${column}) = (1, 2)`,
  text`NOT ${column} OR ${own}`,
  text`${column} NOTNULL AND ${column} GLOB '*'`,
  text`${table}.${column} > 1`,
  text`${column} IN (SELECT ${column} FROM ${readable})`,
  text`EXISTS (SELECT 1 FROM ${readable} y WHERE y.${column} = ${column})`,
);
const value = mostly(
  ["0", "'x'", "NULL", "(1 + 2)", "CURRENT_TIMESTAMP"],
  ...[
    "-1",
    "+ 2.5",
    "TRUE",
    "bare",
    '"quoted"',
    "(a)",
    "(random())",
    "((1))",
    "(datetime('now'))",
    "x'00'",
    "( 'y' )",
    "abs(1)",
  ],
);
const action = mostly(
  [""],
  ...[" ON DELETE CASCADE", " ON UPDATE SET NULL", " ON DELETE RESTRICT ON UPDATE NO ACTION", " MATCH FULL"],
  ...[" DEFERRABLE INITIALLY DEFERRED", " NOT DEFERRABLE", " ON DELETE SET DEFAULT DEFERRABLE", " ON INSERT CASCADE"],
);

const namedRule = fc.oneof(
  text`NOT NULL${conflict}`,
  text`UNIQUE${conflict}`,
  text`CHECK (${condition})`,
  text`REFERENCES ${table} (${column})${action}`,
);
const bareRule = fc.oneof(
  text`NOT NULL${conflict}`,
  text`UNIQUE${conflict}`,
  text`PRIMARY KEY${direction}${conflict}${one("", "", " AUTOINCREMENT")}`,
  text`DEFAULT ${value}`,
  text`CHECK (${condition})${one("", "", " ON CONFLICT FAIL")}`,
  text`COLLATE ${collation}`,
  text`REFERENCES ${table}${action}`,
  text`REFERENCES ${table} (${column})${action}`,
  text`${one("GENERATED ALWAYS ", "")}AS (${own})${one("", "", " STORED", " VIRTUAL")}`,
  one("NULL"),
);
const columnRule = fc.oneof(
  { weight: 3, arbitrary: one("") },
  { weight: 4, arbitrary: text` ${bareRule}` },
  text` CONSTRAINT ${name} ${namedRule}`,
  text` ${bareRule} ${bareRule}`,
  text` CONSTRAINT ${name} ${namedRule} /* and */ ${bareRule}`,
);
const newColumn = text`${fresh} ${type}${columnRule}`;
const term = fc.oneof(
  { weight: 4, arbitrary: column },
  text`${column}${direction}`,
  text`${column} COLLATE ${collation}${direction}`,
);
const terms = fc.oneof(term, text`${term}, ${term}`);
const bareTableRule = fc.oneof(
  text`UNIQUE (${terms})${conflict}`,
  text`PRIMARY KEY (${term})${conflict}`,
  text`PRIMARY KEY (id${direction}, b COLLATE ${collation})${conflict}`,
  text`PRIMARY KEY (${column} AUTOINCREMENT)`,
  text`CHECK (${condition})`,
  text`FOREIGN KEY (${column}) REFERENCES ${table}${action}`,
  text`FOREIGN KEY (${column}, ${column}) REFERENCES ${table} (${column}, ${column})${action}`,
);
const tableRule = fc.oneof({ weight: 3, arbitrary: bareTableRule }, text`CONSTRAINT ${name} ${bareTableRule}`);
const options = mostly([""], " STRICT", " WITHOUT ROWID", " STRICT, WITHOUT ROWID", " without rowid");

const join = one(" JOIN ", " LEFT JOIN ", ", ", " CROSS JOIN ", " FULL OUTER JOIN ", " RIGHT JOIN ", " INNER JOIN ");
const query: fc.Arbitrary<string> = fc.oneof(
  text`SELECT * FROM ${readable}`,
  text`SELECT ${column}, ${own} AS z FROM ${readable} WHERE ${condition}`,
  text`SELECT ${own}, ${own} FROM ${readable}`,
  text`SELECT o.${column}, y.* FROM ${readable} o${join}${readable} AS y ON o.${column} = y.${column}`,
  text`SELECT o.${column}, y.${column} "c d" FROM ${readable} o${join}${readable} 'y'`,
  text`SELECT * FROM ${readable}${join}${readable} USING (${column})`,
  text`SELECT ${column}, y.${column} FROM ${readable} NATURAL${one("", " LEFT")} JOIN ${readable} y`,
  text`SELECT ${table}.${column}, ${table}.* FROM ${table} WHERE ${condition}`,
  text`SELECT main.${table}.${column} FROM ${table}`,
  text`SELECT ${column}, count(*) AS n, max(${own}) FROM ${readable} GROUP BY 1 HAVING n > 1 ORDER BY 2 DESC LIMIT 5`,
  text`SELECT ${column} FROM ${readable} UNION ALL SELECT ${own} FROM ${readable} ORDER BY ${one("1", "a", "id")}`,
  text`SELECT ${column}, ${column} FROM ${readable} ${one("EXCEPT", "INTERSECT", "UNION")} SELECT ${own}, 1 FROM ${readable}`,
  text`WITH o AS (SELECT ${column} AS q, ${column} FROM ${readable}) SELECT q, o.* FROM o`,
  text`WITH ${table}(${fresh}) AS ${one("", "MATERIALIZED ", "NOT MATERIALIZED ")}(SELECT ${column} FROM ${readable}) SELECT ${column} FROM ${table}`,
  text`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT n.i, y.${column} FROM n, ${readable} y`,
  text`SELECT ${column}, row_number() OVER (PARTITION BY ${column} ORDER BY ${column}) FROM ${readable}`,
  text`SELECT sum(${column}) FILTER (WHERE ${condition}) OVER w AS s FROM ${readable} WINDOW w AS (ORDER BY ${column})`,
  text`SELECT (SELECT max(y.${column}) FROM ${readable} y WHERE y.${column} = o.${column}) FROM ${readable} o`,
  text`SELECT o.${column}, y.c FROM ${readable} o, (SELECT ${column} AS c FROM ${readable}) y`,
  text`SELECT ${source}.value, ${table}.${column} FROM ${table}, json_each(${table}.${column}) AS ${source}`,
  text`SELECT ${column} IN (SELECT ${column} FROM ${readable}) FROM ${readable}`,
  text`SELECT DISTINCT o.${column} AS ${fresh}, o.${column} AS ${fresh} FROM (${readable} o${join}${readable} y)`,
  text`VALUES (1, 'a'), (2, ${one("'b'", "NULL")})`,
  text`SELECT ${own}, CASE WHEN ${condition} THEN 1 ELSE 'b' END FROM ${readable} /* said */`,
);

const known = one("a", "b", "id");
const stock = mostly(["t", "u"], '"t"', "[U]", "main.t", "v");
/** Queries with parts within parts, over what is mostly there. */
const deepQuery = fc.oneof(
  text`SELECT o.${known}, y.${known} AS k FROM (SELECT ${known}, ${known} AS a FROM ${stock}) o${join}${stock} y USING (${known}) ORDER BY o.${known}`,
  text`SELECT ${known}, (SELECT ${known} FROM ${stock} i WHERE i.${known} = o.${known} LIMIT 1) AS x FROM ${stock} o WHERE ${known} IN (SELECT ${known} FROM ${stock} UNION SELECT ${known} FROM ${stock})`,
  text`SELECT ${known} FROM ${stock} o JOIN ${stock} y USING (a) LEFT JOIN ${stock} z USING (a, ${known})`,
  text`SELECT * FROM ${stock} NATURAL JOIN (SELECT ${known} FROM ${stock}) NATURAL LEFT JOIN ${stock} z`,
  text`WITH a AS (SELECT 1 AS id, ${known} FROM ${stock}), b AS (SELECT id FROM a) SELECT b.id, o.${known}, a.* FROM b, a, ${stock} o`,
  text`SELECT * FROM ${stock} WHERE id IN (WITH t AS (SELECT ${known} AS q FROM u) SELECT q FROM t)`,
  text`SELECT ${known} AS b, ${known} AS a FROM ${stock} WHERE ${known} > 1 GROUP BY a, ${known} HAVING max(${known}) > 1 ORDER BY b, ${known} + 1`,
  text`SELECT sum(${known}) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s, rank() OVER u FROM ${stock} o WINDOW w AS (PARTITION BY ${known} ORDER BY o.${known}), u AS (w)`,
  text`SELECT j.value, j.key, o.${known} FROM ${stock} o, json_each(o.${known}, '$.x') j JOIN ${stock} y ON y.${known} = j.value`,
  text`SELECT count(DISTINCT ${known}) AS n, group_concat(${known}, ',' ORDER BY ${known}) FILTER (WHERE ${known} > 1) FROM ${stock} GROUP BY ${known}`,
  text`SELECT o.${known}, y.${known}, z.${known} FROM ${stock} o LEFT JOIN (${stock} y JOIN ${stock} z ON z.${known} = y.${known}) ON y.${known} = o.${known}`,
  text`SELECT * FROM (SELECT ${known} FROM ${stock} UNION SELECT ${known} FROM ${stock} ORDER BY 1 LIMIT 3) o, (VALUES (1, 2)) y`,
  text`SELECT o.*, y.${known} AS ya, (o.${known}, y.${known}) IN (SELECT ${known}, ${known} FROM ${stock}) FROM ${stock} o, ${stock} y`,
  text`SELECT ${known} FROM ${stock} EXCEPT SELECT ${known} FROM ${stock} UNION ALL SELECT t.${known} FROM t, u ORDER BY 1 COLLATE NOCASE LIMIT (SELECT count(*) FROM ${stock})`,
  text`SELECT t.${known}, u.${known}, t.*, main.u.${known} FROM t${join}u ON t.${known} = u.${known} AND EXISTS (SELECT t.${known} FROM ${stock} i WHERE i.${known} = u.${known} AND t.${known} = 1)`,
  text`WITH RECURSIVE tree (id, depth) AS (SELECT id, 0 FROM ${stock} UNION ALL SELECT o.id, depth + 1 FROM ${stock} o JOIN tree ON tree.id = o.${known}) SELECT depth, y.${known} FROM tree JOIN ${stock} y USING (id)`,
  text`SELECT coalesce(${known}, nullif(${known}, 0)) COLLATE RTRIM, max(${known}, 1), CAST(${known} AS TEXT) || ${known}, -${known}, NOT ${known} FROM ${stock}`,
  text`SELECT "a", "b" AS "y", \`id\` FROM ${stock} AS "o" WHERE "o"."a" = 'x' AND [o].[b] IS NULL`,
);

const createTable = fc.oneof(
  { weight: 5, arbitrary: text`CREATE TABLE ${made} (${newColumn}, ${newColumn}, ${tableRule})${options}` },
  { weight: 3, arbitrary: text`CREATE TABLE ${made} (id INTEGER PRIMARY KEY, ${newColumn}, ${newColumn})${options}` },
  text`CREATE TABLE IF NOT EXISTS ${made} (a, b, ${newColumn}, ${tableRule} ${tableRule})`,
  text`CREATE TEMP TABLE ${one("tmp", "tmp", "temp.tmp", "main.tmp")} (a, z9 ${type})`,
  text`CREATE TABLE ${made} AS ${query}`,
  text`CREATE TABLE ${made} AS ${deepQuery}`,
  text`CREATE VIRTUAL TABLE ${one("f", "main.f", "x", "IF NOT EXISTS f")} USING fts5(${column}, b UNINDEXED${one("", ", content=t", ", content=''", ", tokenize = 'porter ascii'", ", prefix='2 3'", ", columnsize=0")})`,
  text`CREATE TABLE ${one("f_data", "f_idx", "f_nothing", "sqlite_x")} (a)`,
);

const alterTable = fc.oneof(
  {
    weight: 4,
    arbitrary: text`ALTER TABLE ${placed} RENAME TO ${one("x", "t", "u", '"my table"', "'x'", "[Order]", "T", "v", "i1", "f")}`,
  },
  { weight: 5, arbitrary: text`ALTER TABLE ${placed} RENAME COLUMN ${column} TO ${fresh}` },
  {
    weight: 6,
    arbitrary: text`ALTER TABLE ${one("t", "u", "[T]")} RENAME ${known} TO ${one("c", "a", "[new b]", "'e'", "Id", "K", "rank")}`,
  },
  { weight: 3, arbitrary: text`ALTER TABLE ${one("t", "u")} RENAME TO ${one("x", "[new t]", "o", "y", "T")}` },
  text`ALTER TABLE ${placed} RENAME ${column} TO ${fresh}`,
  { weight: 5, arbitrary: text`ALTER TABLE ${placed} ADD COLUMN ${newColumn}` },
  text`ALTER TABLE ${placed} ADD ${newColumn} -- said`,
  { weight: 4, arbitrary: text`ALTER TABLE ${placed} DROP COLUMN ${column}` },
  text`ALTER TABLE ${placed} ADD ${tableRule}`,
  text`ALTER TABLE ${placed} DROP CONSTRAINT ${name}`,
  text`ALTER TABLE ${placed} ALTER COLUMN ${column} ${one("SET", "DROP")} NOT NULL`,
  text`ALTER TABLE ${placed} ALTER ${column} SET NOT NULL ON CONFLICT IGNORE`,
);

const index = fc.oneof(
  { weight: 5, arbitrary: one("i1", "i2") },
  one("main.i1", '"i 3"', "[I1]", "temp.i1", "v", "x", "sqlite_autoindex_u_1"),
);
const indexed = fc.oneof(
  { weight: 3, arbitrary: term },
  text`${own}${direction}`,
  text`${own} COLLATE ${collation}`,
  one("'a'", "'nosuch'", "a NULLS LAST"),
);
const createIndex = text`CREATE ${one("", "UNIQUE ", "")}INDEX ${one("", "", "IF NOT EXISTS ")}${index} ON ${table} (${fc.oneof(indexed, text`${indexed}, ${indexed}`)})${fc.oneof(one(""), text` WHERE ${condition}`)}`;

const trigger = fc.oneof({ weight: 5, arbitrary: one("r", "q") }, one("main.r", '"R"', "[r r]", "t"));
const row = one("NEW", "OLD", "new");
const values = fc.oneof(own, text`${row}.${column}`);
const step = fc.oneof(
  text`UPDATE ${table} SET ${fresh} = ${values}${fc.oneof(one(""), text` WHERE ${condition}`, text` WHERE ${column} = ${row}.${column}`)}`,
  text`UPDATE OR IGNORE ${table} SET (${column}, ${column}) = (SELECT ${column}, ${row}.${column} FROM ${readable} y)`,
  text`UPDATE ${table} SET ${column} = y.${column} FROM ${readable} y WHERE ${table}.${column} = y.${column}`,
  text`DELETE FROM ${table} WHERE ${condition}`,
  text`DELETE FROM ${table} WHERE ${table}.${column} = ${row}.${column}`,
  text`INSERT INTO ${table} (${column}, ${fresh}) VALUES (${values}, ${row}.${column})`,
  text`INSERT OR REPLACE INTO ${table} (${column}) SELECT ${own} FROM ${readable}`,
  text`INSERT INTO ${table} SELECT * FROM ${readable}`,
  text`INSERT INTO ${table} (${column}) VALUES (${row}.${column}) ON CONFLICT (${column}) DO UPDATE SET ${column} = excluded.${column} WHERE ${column} > 0`,
  text`INSERT INTO ${table} (${column}) SELECT 1 FROM ${readable} WHERE true ON CONFLICT DO NOTHING`,
  text`INSERT INTO ${table} DEFAULT VALUES`,
  text`WITH o AS (SELECT ${column} FROM ${readable}) SELECT * FROM o`,
  text`SELECT RAISE(ABORT, 'no') WHERE EXISTS (SELECT 1 FROM ${readable} o WHERE o.${column} = ${row}.${column})`,
  text`SELECT CASE WHEN ${row}.${column} IS NULL THEN RAISE(IGNORE) END`,
  text`SELECT RAISE(FAIL, 'no: ' || ${row}.${column})`,
  text`${query}`,
);
/** What triggers do, over what is mostly there. */
const deepStep = fc.oneof(
  text`INSERT INTO u (${known}, b) VALUES (${row}.id, ${row}.${known}) ON CONFLICT (b) WHERE b > 0 DO UPDATE SET ${known} = excluded.${known}, b = u.${known} || excluded.b WHERE u.${known} <> ${row}.id ON CONFLICT DO NOTHING`,
  text`UPDATE t SET b = o.${known} FROM ${stock} o JOIN u y ON y.${known} = o.${known} WHERE t.id = o.${known} AND ${row}.${known} = y.id`,
  text`UPDATE t AS o SET b = o.${known}, a = (SELECT max(b) FROM ${stock} i WHERE i.${known} = o.${known}) WHERE o.id = ${row}.${known}`,
  text`DELETE FROM u WHERE a IN (SELECT t.${known} FROM t WHERE t.${known} = ${row}.${known}) AND ${known} = (SELECT count(*) FROM ${stock})`,
  text`INSERT INTO u (a, ${known}) SELECT o.${known}, coalesce(y.${known}, ${row}.${known}) FROM ${stock} o LEFT JOIN ${stock} y ON y.${known} = o.id WHERE y.id IS NULL`,
  text`REPLACE INTO t (id, ${known}) VALUES (${row}.id, (SELECT ${known} FROM ${stock} WHERE ${known} = ${row}.${known}))`,
  text`SELECT RAISE(ABORT, 'no') FROM ${stock} o WHERE o.${known} = ${row}.${known} AND NOT EXISTS (SELECT 1 FROM u WHERE u.${known} = o.${known})`,
  text`UPDATE u SET (a, b) = (${row}.${known}, ${known}) WHERE rowid = ${row}.rowid RETURNING id`,
  text`${deepQuery}`,
);
const event = fc.oneof(
  one("INSERT", "DELETE", "UPDATE"),
  text`UPDATE OF ${column}`,
  text`UPDATE OF ${fresh}, ${column}`,
);
const when = fc.oneof(
  { weight: 2, arbitrary: one("") },
  text` WHEN ${row}.${column} > 1`,
  text` FOR EACH ROW WHEN (${row}.${column} IN (SELECT ${column} FROM ${readable}))`,
  text` WHEN ${condition}`,
);
const createTrigger = fc.oneof(
  {
    weight: 6,
    arbitrary: text`CREATE TRIGGER ${trigger} ${one("AFTER", "BEFORE")} ${one("UPDATE", "UPDATE OF a", "UPDATE OF id, b")} ON ${one("t", "u", '"t"')}${when} BEGIN ${deepStep}; ${deepStep}; END`,
  },
  { weight: 2, arbitrary: text`CREATE TRIGGER ${trigger} INSTEAD OF ${event} ON v BEGIN ${deepStep}; END` },
  {
    weight: 4,
    arbitrary: text`CREATE TRIGGER ${trigger} ${one("AFTER", "BEFORE", "")} ${event} ON ${table}${when} BEGIN ${step}; END`,
  },
  {
    weight: 2,
    arbitrary: text`CREATE TRIGGER IF NOT EXISTS ${trigger} AFTER ${event} ON ${table} BEGIN ${step}; ${step}; END`,
  },
  { weight: 2, arbitrary: text`CREATE TRIGGER ${trigger} INSTEAD OF ${event} ON ${view}${when} BEGIN ${step}; END` },
  text`CREATE TRIGGER ${trigger} AFTER ${event} ON ${placed}${when} BEGIN ${step}; END`,
);

const createView = fc.oneof(
  { weight: 6, arbitrary: text`CREATE VIEW ${view} AS ${deepQuery}` },
  text`CREATE VIEW ${view} (x, y) AS ${deepQuery}`,
  { weight: 4, arbitrary: text`CREATE VIEW ${view} AS ${query}${one("", "", " -- said")}` },
  text`CREATE VIEW IF NOT EXISTS ${view} (${fresh}, ${fresh}) AS ${query}`,
  text`CREATE VIEW main.${view} ("y z") AS ${query}`,
  text`CREATE VIEW ${view} AS SELECT ${column} FROM ${readable} WHERE ${column} IN ${table}`,
  text`CREATE VIEW ${view} AS SELECT ${column} FROM ${table} ${one("NOT INDEXED", "INDEXED BY i1", "INDEXED BY i2")}`,
  text`CREATE TEMP VIEW tmp2 AS SELECT 1 AS ${column}`,
  text`CREATE VIEW ${table} /* a view */ AS ${query}`,
);

const drop = fc.oneof(
  text`DROP TABLE ${placed}`,
  text`DROP TABLE IF EXISTS ${placed}`,
  text`DROP VIEW ${view}`,
  text`DROP VIEW IF EXISTS ${fc.oneof(view, placed)}`,
  text`DROP INDEX ${index}`,
  text`DROP INDEX IF EXISTS ${index}`,
  text`DROP TRIGGER ${trigger}`,
  text`DROP TRIGGER IF EXISTS ${trigger}`,
);

/** A statement that says something to the connection, or writes rows. */
const setting = fc.oneof(
  {
    weight: 4,
    arbitrary: one(
      "BEGIN",
      "COMMIT",
      "ROLLBACK",
      "SAVEPOINT s",
      "SAVEPOINT [S 2]",
      "ROLLBACK TO S",
      'ROLLBACK TO "s 2"',
      "RELEASE s",
      "RELEASE 's 2'",
      "END TRANSACTION",
      "BEGIN IMMEDIATE",
    ),
  },
  text`PRAGMA ${one("legacy_alter_table", "main.legacy_alter_table", "foreign_keys")} ${one("= ON", "= OFF", "(1)", "= 'off'", "= no", "= 2", "")}`,
  one(
    "ATTACH ':memory:' AS aux",
    "DETACH aux",
    "PRAGMA defer_foreign_keys = ON",
    "PRAGMA user_version = 3",
    "ANALYZE",
    "REINDEX",
  ),
  one("PRAGMA journal_mode = WAL", "PRAGMA recursive_triggers = ON"),
);

/** Tables built anew in the ways tools build them, each over a table of the history. */
const rebuild: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    one("t", "u", '"my table"', "[Order]"),
    newColumn,
    fc.oneof(newColumn, text`b INT, ${tableRule}`),
    options,
    fc.nat(4),
  )
  .map(([name, first, last, end, way]) => {
    const columns = `(id INTEGER PRIMARY KEY, ${first}, ${last})${end}`;
    const renamed = `ALTER TABLE "__new" RENAME TO ${name}`;
    switch (way) {
      case 0:
        return [
          "PRAGMA foreign_keys=OFF",
          `CREATE TABLE "__new" ${columns}`,
          `DROP TABLE ${name}`,
          renamed,
          "PRAGMA foreign_keys=ON",
        ];
      case 1:
        return [
          "PRAGMA defer_foreign_keys=ON",
          "PRAGMA foreign_keys=OFF",
          `CREATE TABLE "__new" ${columns}`,
          `INSERT INTO "__new" (id) SELECT id FROM ${name}`,
          `DROP TABLE ${name}`,
          renamed,
          "PRAGMA foreign_keys=ON",
        ];
      case 2:
        return [`CREATE TABLE "__new" ${columns}`, `DROP TABLE ${name}`, renamed];
      case 3:
        return [`ALTER TABLE ${name} RENAME TO "__old"`, `CREATE TABLE ${name} ${columns}`, `DROP TABLE "__old"`];
      default:
        return [
          "PRAGMA legacy_alter_table=ON",
          "BEGIN",
          `CREATE TABLE "__new" ${columns}`,
          `DROP TABLE ${name}`,
          renamed,
          "COMMIT",
          "PRAGMA legacy_alter_table=OFF",
        ];
    }
  });

const statement = fc.oneof(
  { weight: 5, arbitrary: createTable },
  { weight: 9, arbitrary: alterTable },
  { weight: 4, arbitrary: createIndex },
  { weight: 4, arbitrary: createTrigger },
  { weight: 4, arbitrary: createView },
  { weight: 3, arbitrary: drop },
  { weight: 3, arbitrary: setting },
);

const file = fc
  .array(fc.oneof({ weight: 14, arbitrary: statement.map((each) => [each]) }, rebuild), { minLength: 3, maxLength: 15 })
  .map((parts) => parts.flat());

/** Files of statements, many of which a SQLite accepts after {@link start}. */
export const randomHistory = fc.array(file, { minLength: 1, maxLength: 2 });
