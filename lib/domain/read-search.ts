import type { z } from "zod";

/** What an address asks for, by the schema of its parameters; what is empty or does not fit is passed over. */
export function readSearch<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  search: Readonly<Record<string, string | undefined>>,
): z.output<z.ZodObject<Shape>> {
  const fitting = Object.entries(schema.shape).filter(
    ([name, parameter]) => search[name] && (parameter as z.ZodType).safeParse(search[name]).success,
  );
  return schema.parse(Object.fromEntries(fitting.map(([name]) => [name, search[name]])));
}
