import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const CHAR_OID = 18;
const TEXT_OID = 25;
const CHARACTER_COLUMN = 6;

/**
 * Prisma's schema engine on one database, in WebAssembly: for development and tests only. `schema` is the text of a
 * schema.prisma. Free it, and close what it opened, with `close`.
 */
export async function openSchemaEngine(databaseUrl: string, schema: string) {
  instantiate();
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(pool),
    connectToShadowDb: () => Promise.reject(new Error("There is no shadow database.")),
  };
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const opened = await engine.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => undefined, bound);
  const close = async () => {
    opened.free();
    await pool.end();
  };
  return { diff: opened.diff.bind(opened), close };
}

let isInstantiated = false;

// The package's main entry does not load in Node.js 20; its parts do.
function instantiate(): void {
  if (isInstantiated) return;
  const entry = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const module = new WebAssembly.Module(readFileSync(entry.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": { ...engine } });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) } });
  const { __wbg_set_wasm: setWasm } = engine as unknown as { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };
  setWasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports as { __wbindgen_start: () => void };
  start();
  isInstantiated = true;
}

// PostgreSQL's catalog has columns of the type "char", which the adapter refuses: they are read as text and announced as what
// they are.
async function connect(pool: pg.Pool): Promise<SqlDriverAdapter> {
  let isChar: readonly boolean[] = [];
  const query = pool.query.bind(pool) as (...args: readonly unknown[]) => Promise<pg.QueryResult>;
  const reading = Object.create(pool, {
    query: {
      value: async (...args: readonly unknown[]) => {
        const result = await query(...args);
        isChar = result.fields.map((field) => field.dataTypeID === CHAR_OID);
        for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
        return result;
      },
    },
  }) as pg.Pool;
  const adapter = await new PrismaPg(reading).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    return { ...result, columnTypes: result.columnTypes.map((type, i) => (isChar[i] ? CHARACTER_COLUMN : type)) };
  };
  return adapter;
}
