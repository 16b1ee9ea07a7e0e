// Run in a process of its own by demo.ts, with the demo's sign-in in the environment.
import { closeDb } from "@/lib/server/db";
import { seedDemo } from "@/prisma/seed/seed";

const { STRATA_DEMO_EMAIL: email = "", STRATA_DEMO_PASSWORD: password = "" } = process.env;
await seedDemo({ email, password });
await closeDb();
