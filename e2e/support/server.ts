import { type E2eServerFacts, readE2eServerFacts } from "@/scripts/testing/e2e-server-facts";

const port = process.env.E2E_PORT ?? "3100";
// Where the tests are only listed there is none.
const nowhere: E2eServerFacts = { databaseUrl: "", superuserUrl: "", secret: "", email: "", password: "" };

/** The address of the server under test. */
export const address = `http://localhost:${port}`;

/** The server under test: its database, its secret, the demo's sign-in. */
export const server = process.argv.includes("--list") ? nowhere : readServer();

// Services run in the tests' own processes read the same environment as the server's.
function readServer(): E2eServerFacts {
  const facts = readE2eServerFacts(port);
  process.env.DATABASE_URL = facts.databaseUrl;
  process.env.TEST_SUPERUSER_URL = facts.superuserUrl;
  process.env.NEXTAUTH_SECRET = facts.secret;
  process.env.NEXTAUTH_URL = address;
  return facts;
}
