import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/domain/errors";

/** What was sent, as its schema has it; `invalid` for what does not fit, with the reasons by field in `details.fields`. */
export function fitSchema<Output>(schema: z.ZodType<Output>, sent: unknown): Output {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
  throw new AppError("invalid", undefined, { fields });
}
