import type pg from "pg";
import { createThrowawayDatabase, platform, type ThrowawayDatabase } from "./throwaway-database";

/** One connection that runs what is tried, and one that looks at what became of it. */
export type Connections = { readonly tried: pg.Client; readonly looking: pg.Client };

/** A database that is as new each time it is used, with what Supabase brings. */
export type SweptDatabase = {
  readonly use: <T>(work: (connections: Connections) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

type Room = Connections & { readonly database: ThrowawayDatabase; readonly count: string; readonly swept: string };

/**
 * To make a database costs a hundred times what it costs to drop what was made in one, so the same is used again as long as
 * the system's tables have as many rows after sweeping as in the beginning; otherwise a new one is made. Roles are the whole
 * server's: those that a test makes are named `fx_…`, and go with the rest.
 */
export function openSweptDatabase(): SweptDatabase {
  let room: Room | undefined;
  const leave = async () => {
    await room?.database.drop();
    room = undefined;
  };
  return {
    use: async (work) => {
      room ??= await enter();
      await room.tried.query(platform);
      try {
        return await work(room);
      } finally {
        if (!(await isClean(room))) await leave();
      }
    },
    close: leave,
  };
}

async function enter(): Promise<Room> {
  const database = await createThrowawayDatabase();
  const [tried, looking] = [await database.connect(), await database.connect()];
  const { rows } = await tried.query<{ sql: string }>(countingSql);
  const count = rows[0]?.sql ?? "";
  await tried.query(sweeping);
  return { database, tried, looking, count, swept: await counted(tried, count) };
}

async function isClean({ tried, count, swept }: Room): Promise<boolean> {
  try {
    await tried.query(sweeping);
    return (await counted(tried, count)) === swept;
  } catch {
    return false;
  }
}

async function counted(client: pg.Client, sql: string): Promise<string> {
  const { rows } = await client.query(sql);
  return JSON.stringify(rows);
}

/** Gives the query that counts the rows of each table of the system that is the database's own; those for temporary tables stay. */
const countingSql = `
  SELECT string_agg(format('SELECT %L AS name, count(*) AS rows FROM pg_catalog.%I', relname, relname), ' UNION ALL ') AS sql
  FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r' AND NOT relisshared
    AND relname NOT IN ('pg_statistic', 'pg_statistic_ext_data', 'pg_namespace')`;

/** Own objects have numbers from 16384 on. */
const sweeping = `
  ROLLBACK; RESET ALL; RESET SESSION AUTHORIZATION; DISCARD TEMP; SET event_triggers = off; SET client_min_messages = error;
  DO $$ DECLARE statement text; BEGIN
    FOREACH statement IN ARRAY ARRAY(
      SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
      UNION ALL SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
      UNION ALL SELECT format('ALTER SUBSCRIPTION %1$I DISABLE; ALTER SUBSCRIPTION %1$I SET (slot_name = NONE); DROP SUBSCRIPTION %1$I', subname)
        FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      UNION ALL SELECT format('DROP EXTENSION %I CASCADE', extname) FROM pg_extension WHERE extname <> 'plpgsql'
      UNION ALL SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
      UNION ALL SELECT format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
      UNION ALL SELECT format('DROP ACCESS METHOD IF EXISTS %I CASCADE', amname) FROM pg_am WHERE oid >= 16384
      UNION ALL SELECT format('DROP LANGUAGE IF EXISTS %I CASCADE', lanname) FROM pg_language WHERE oid >= 16384
      UNION ALL SELECT format('DROP CAST IF EXISTS (%s AS %s)', castsource::regtype, casttarget::regtype) FROM pg_cast WHERE oid >= 16384
      UNION ALL SELECT format('DROP OWNED BY %1$I CASCADE; DROP ROLE %1$I', rolname) FROM pg_roles WHERE rolname LIKE 'fx\\_%'
    ) LOOP EXECUTE statement; END LOOP;
  END $$;
  DELETE FROM pg_default_acl;
  CREATE SCHEMA public AUTHORIZATION pg_database_owner;
  GRANT USAGE ON SCHEMA public TO PUBLIC;
  RESET ALL`;
