import pg from "pg";

/** What `pg` has of its connection for whoever writes to it directly; its types leave that out. */
type Wire = {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
};

/** Copies one row into a table with COPY, as the application's role. Rejects with what the database says. */
export async function copyIn(into: string, values: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await new Promise<void>((resolve, reject) => {
      client.query({
        submit: (wire: unknown) => (wire as Wire).query(`COPY ${into} FROM STDIN`),
        handleCopyInResponse(wire: Wire) {
          wire.sendCopyFromChunk(Buffer.from(`${values.join("\t")}\n`));
          wire.endCopyFrom();
        },
        handleCommandComplete() {},
        handleError: reject,
        handleReadyForQuery: () => resolve(),
      } as pg.Submittable);
    });
  } finally {
    await client.end();
  }
}
