import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { fitSchema } from "./fit-schema";

/** An identity from an address; `not_found` for what cannot be one. */
export function idParam(value: string): string {
  const id = z.uuid().safeParse(value);
  if (!id.success) throw new AppError("not_found");
  return id.data;
}

/** A number from the query, from 1 or another least; undefined where there is none, `invalid` for anything else. */
export function numberParam(request: Request, name: string, least = 1): number | undefined {
  const value = new URL(request.url).searchParams.get(name);
  if (value === null || value === "") return undefined;
  const number = z.coerce.number().int().min(least).max(2_147_483_647).safeParse(value);
  if (!number.success) throw new AppError("invalid", `${name} is a whole number.`);
  return number.data;
}

/** A day from the query, as `2026-11-21`; undefined where there is none, `invalid` for anything else. */
export function dayParam(request: Request, name: string): string | undefined {
  const value = new URL(request.url).searchParams.get(name);
  if (value === null || value === "") return undefined;
  const day = z.iso.date().safeParse(value);
  if (!day.success) throw new AppError("invalid", `${name} is a day, as 2026-11-21.`);
  return day.data;
}

/** A text from the query; undefined where there is none. */
export function textParam(request: Request, name: string): string | undefined {
  return new URL(request.url).searchParams.get(name) ?? undefined;
}

/** Which state is asked for: `?asOf=` with a migration's version or path, else head. */
export function asOfParam(request: Request): { readonly asOf?: string } {
  const asOf = textParam(request, "asOf");
  return asOf ? { asOf } : {};
}

/** All that a query asks, as its schema has it; `invalid` with the reasons by parameter. What is empty is not asked. */
export function searchParam<Output>(request: Request, schema: z.ZodType<Output>): Output {
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  return fitSchema(schema, Object.fromEntries(given));
}
