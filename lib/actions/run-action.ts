import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { AppError } from "@/lib/domain/errors";
import type { Result } from "@/lib/domain/result";
import type { Viewer } from "@/lib/domain/viewer";
import { refuseAnotherPerson } from "@/lib/server/http/refuse-another-person";
import { refuseForeignOrigin } from "@/lib/server/http/refuse-foreign-origin";
import { toAppError } from "@/lib/server/http/respond-to-error";
import { requireViewer } from "@/lib/server/session/get-viewer";

/**
 * The shape of every action: origin, viewer (for whom the page was loaded), input, one service, a `Result`. What the service throws as expected comes
 * back in words; an input that does not fit comes back by field.
 */
export function runAction<Input, Output>(
  schema: z.ZodType<Input>,
  input: unknown,
  run: (viewer: Viewer, input: Input) => Promise<Output>,
): Promise<Result<Output>> {
  return attempt(findViewer, schema, input, run);
}

async function findViewer(): Promise<Viewer> {
  const viewer = await requireViewer();
  refuseAnotherPerson(viewer, (await headers()).get("strata-person"));
  return viewer;
}

/** The same for what is done by nobody in particular: signing in, one-time links. `run` is given the request's headers. */
export function runOpenAction<Input, Output>(
  schema: z.ZodType<Input>,
  input: unknown,
  run: (headers: Headers, input: Input) => Promise<Output>,
): Promise<Result<Output>> {
  return attempt(headers, schema, input, run);
}

async function attempt<Who, Input, Output>(
  find: () => Promise<Who>,
  schema: z.ZodType<Input>,
  input: unknown,
  run: (who: Who, input: Input) => Promise<Output>,
): Promise<Result<Output>> {
  try {
    refuseForeignOrigin(await headers());
    const who = await find();
    const parsed = schema.safeParse(input instanceof FormData ? Object.fromEntries(input) : input);
    if (!parsed.success)
      return { ok: false, code: "invalid", message: "Look at the marked fields.", fields: fieldErrors(parsed.error) };
    return { ok: true, value: await run(who, parsed.data) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = toAppError(thrown);
    return { ok: false, code: error.code, message: error.message, fields: fieldsOf(error) };
  }
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.toReversed().map((issue) => [issue.path.join("."), issue.message]));
}

function fieldsOf(error: AppError): Record<string, string> {
  const fields = error.details?.fields;
  return typeof fields === "object" && fields !== null ? (fields as Record<string, string>) : {};
}
