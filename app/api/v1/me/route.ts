import { handle } from "@/lib/server/http/handle";

/** Who the token or session belongs to, and what the token may do. */
export const GET = handle(async ({ name, email, isAdministrator, via }) =>
  Response.json({
    name,
    email,
    isAdministrator,
    token: via.kind === "token" ? { scopes: via.scopes, projectId: via.projectId } : null,
  }),
);
