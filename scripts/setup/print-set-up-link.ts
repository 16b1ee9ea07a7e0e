// Prints the link with which the first administrator is made, or nothing when there is one already.

import { closeDb } from "@/lib/server/db";
import { createSetupLink } from "@/lib/server/setup/create-setup-link";

process.stdout.write((await createSetupLink()) ?? "");
await closeDb();
