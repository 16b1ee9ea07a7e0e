import { domainInput } from "@/lib/domain/domains";
import { changeDomains } from "@/lib/server/domains/change-domains";
import { listDomains } from "@/lib/server/domains/list-domains";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { asOfParam } from "@/lib/server/http/read-param";

/** The domains in their order, each with its coverage. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await listDomains(viewer, { slug, ...asOfParam(request) })),
);

/** Makes, renames, orders or removes domains, or says which one tables belong to. */
export const POST = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await changeDomains(viewer, { slug, ...(await readJson(request, domainInput)) })),
);
