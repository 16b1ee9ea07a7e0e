/** Connections to the PostgreSQL of a test run. Its database `strata` is migrated and stays empty: the template of `createTestDatabase`. */
export type TestPostgres = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Of the one that makes databases. */
  readonly superuserUrl: string;
};

let found: Promise<TestPostgres> | undefined;

/** The PostgreSQL of this test run; whoever asks first waits for it to start. */
export function testPostgres(): Promise<TestPostgres> {
  found ??= ask();
  return found;
}

async function ask(): Promise<TestPostgres> {
  const address = process.env.TEST_POSTGRES;
  if (address === undefined) throw new Error("TEST_POSTGRES is not set: run this through Vitest, which offers one.");
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The PostgreSQL for tests did not start: ${await response.text()}`);
  return (await response.json()) as TestPostgres;
}
