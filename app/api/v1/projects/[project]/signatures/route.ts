import { signatureInput } from "@/lib/domain/signatures";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { changeSignatures } from "@/lib/server/signatures/change-signatures";
import { getSigning } from "@/lib/server/signatures/get-signing";

/** What there is to sign, with the key that a signature is sent with, and which signatures there are. */
export const GET = handle<{ project: string }>(async (viewer, _request, { project: slug }) =>
  Response.json(await getSigning(viewer, slug)),
);

/** Signs, withdraws a signature, or sets which signatures are required. */
export const POST = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await changeSignatures(viewer, { slug, ...(await readJson(request, signatureInput)) })),
);
