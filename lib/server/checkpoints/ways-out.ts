import "server-only";

/** How checkpoints leave the database. */
export type WayOut = "file" | "webhook";

/** The ways out that this instance is set up with: `CHECKPOINT_FOLDER`, `CHECKPOINT_WEBHOOK_URL` with `CHECKPOINT_WEBHOOK_SECRET`. */
export function waysOut(): readonly WayOut[] {
  const { CHECKPOINT_FOLDER, CHECKPOINT_WEBHOOK_URL, CHECKPOINT_WEBHOOK_SECRET } = process.env;
  return [
    ...(CHECKPOINT_FOLDER ? ["file" as const] : []),
    ...(CHECKPOINT_WEBHOOK_URL && CHECKPOINT_WEBHOOK_SECRET ? ["webhook" as const] : []),
  ];
}
