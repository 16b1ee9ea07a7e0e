import "server-only";

/** Whether what was thrown says that a unique constraint of the database refused a row (Prisma's P2002). */
export function isUniqueViolation(thrown: unknown): boolean {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && thrown.code === "P2002";
}
