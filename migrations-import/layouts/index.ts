import type { LayoutName } from "../model/source";
import { drizzle } from "./drizzle";
import type { Layout } from "./layout";
import { plain } from "./plain";
import { prisma } from "./prisma";
import { supabase } from "./supabase";
import { wrangler } from "./wrangler";

/** Every layout the engine knows, by name. Where two are equally sure of a folder, the one named first is taken. */
export const layouts: { readonly [Name in LayoutName]: Layout } = { drizzle, prisma, supabase, wrangler, plain };
