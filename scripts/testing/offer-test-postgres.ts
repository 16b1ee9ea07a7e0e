import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { applyMigrations } from "../migrate/apply-migrations";
import { APP_ROLE } from "../postgres/prepare-database";
import type { RunningPostgres } from "../postgres/start-postgres";
import type { TestPostgres } from "./test-postgres";
import { startThrowawayPostgres } from "./throwaway-postgres";

/**
 * Before the tests: offers a PostgreSQL at TEST_POSTGRES, for `testPostgres` to ask for. It is started when the first test file asks,
 * so that those that need none do not wait for it, and stopped in the end.
 */
export default async function offerTestPostgres(): Promise<() => Promise<void>> {
  let started: Promise<RunningPostgres> | undefined;
  // Whoever else is on this machine does not know the address.
  const path = `/${randomBytes(16).toString("hex")}`;
  const server = createServer((request, response) => {
    if (request.url !== path) return response.writeHead(404).end();
    started ??= startMigrated();
    started.then(
      ({ ownerUrl, appUrl, superuserUrl }) =>
        response.end(JSON.stringify({ ownerUrl, appUrl, superuserUrl } satisfies TestPostgres)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.TEST_POSTGRES = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return async () => {
    server.close();
    await started?.then((postgres) => postgres.stop());
  };
}

async function startMigrated(): Promise<RunningPostgres> {
  const postgres = await startThrowawayPostgres({ inMemory: true });
  await applyMigrations({ ownerUrl: postgres.ownerUrl, appRole: APP_ROLE });
  return postgres;
}
