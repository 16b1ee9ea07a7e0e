import { paths } from "@/lib/domain/paths";
import type { ChainedRevision, ChainPage } from "@/lib/domain/revision-chain";
import type { Server } from "./push-events";

/** Why there is nothing to check; the message says what to do. */
export class Unreadable extends Error {}

/** All revisions of a project of a Strata server, page by page. Throws {@link Unreadable} when it does not give them. */
export async function fetchChain(server: Server): Promise<Pick<ChainPage, "projectId" | "end" | "revisions">> {
  const revisions: ChainedRevision[] = [];
  let page = await fetchPage(server, null);
  revisions.push(...page.revisions);
  const { projectId, end } = page;
  while (page.nextAfter !== null && page.nextAfter < end.sequence) {
    page = await fetchPage(server, page.nextAfter);
    revisions.push(...page.revisions);
  }
  // What was added while the pages came is not the end that was named first.
  return { projectId, end, revisions: revisions.filter(({ sequence }) => sequence <= end.sequence) };
}

async function fetchPage({ origin, token, project }: Server, after: number | null): Promise<ChainPage> {
  const path = `${paths.api.chain(project)}${after === null ? "" : `?after=${after}`}`;
  const response = await reach(origin, path, token);
  if (response.ok) return response.json();
  const told = await response.json().catch(() => null);
  throw new Unreadable(told?.error?.message ?? `${origin} answered ${response.status}.`);
}

async function reach(origin: string, path: string, token: string): Promise<Response> {
  try {
    return await fetch(new URL(path, origin), {
      headers: { Authorization: `Bearer ${token}` },
      redirect: "manual",
    });
  } catch {
    throw new Unreadable(`${origin} does not answer. Is Strata running there?`);
  }
}
