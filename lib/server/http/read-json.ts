import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { fitSchema } from "./fit-schema";

/** The largest JSON body a route takes unless it says otherwise: a doc of 1 MB whose every character is escaped. */
export const MAX_JSON_BYTES = 7 * 1024 * 1024;

/**
 * The JSON body of a request, as its schema has it. `too_large` as soon as more bytes have come than are taken, whatever
 * the request said of its length; `invalid` for what is no JSON or does not fit, with the reasons by field in
 * `details.fields`.
 */
export async function readJson<Output>(
  request: Request,
  schema: z.ZodType<Output>,
  maxBytes = MAX_JSON_BYTES,
): Promise<Output> {
  return fitSchema(schema, parse(await readText(request, maxBytes)));
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new AppError("too_large");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.byteLength;
    if (bytes > maxBytes) {
      await reader?.cancel();
      throw new AppError("too_large");
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid", "The body is not JSON.");
  }
}
