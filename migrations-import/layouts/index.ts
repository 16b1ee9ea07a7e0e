import type { LayoutName } from "../model/source";
import { dbmate } from "./dbmate";
import { diesel } from "./diesel";
import { drizzle } from "./drizzle";
import { dump } from "./dump";
import { flyway } from "./flyway";
import { golangMigrate } from "./golang-migrate";
import { goose } from "./goose";
import { hasura } from "./hasura";
import type { Layout } from "./layout";
import { nodePgMigrate } from "./node-pg-migrate";
import { plain } from "./plain";
import { prisma } from "./prisma";
import { rails } from "./rails";
import { sqlx } from "./sqlx";
import { supabase } from "./supabase";
import { wrangler } from "./wrangler";

/** Every layout the engine knows, by name. Where two are equally sure of a folder, the one named first is taken. */
export const layouts: { readonly [Name in LayoutName]: Layout } = {
  drizzle,
  prisma,
  goose,
  dbmate,
  flyway,
  diesel,
  hasura,
  supabase,
  wrangler,
  "golang-migrate": golangMigrate,
  sqlx,
  "node-pg-migrate": nodePgMigrate,
  rails,
  dump,
  plain,
};
