import { beforeAll, expect, test } from "vitest";
import { checkAudit } from "../audit/check-audit";
import { exportAudit } from "../audit/export-audit";
import { getBlame } from "../blame/get-blame";
import { getCatalog } from "../catalog-store/get-catalog";
import { comparePoints } from "../compare/compare-points";
import { saveDoc } from "../docs/save-doc";
import { compareRevisions } from "../revisions/compare-revisions";
import { getDocBlame } from "../revisions/get-doc-blame";
import { search } from "../search/search";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { type RateLimitName, rateLimits } from "./rate-limits";
import { spendAttempt } from "./spend-attempt";

withTestDatabase();

type Asks = (viewer: TestProject["viewers"]["viewer"]) => Promise<unknown>;

let project: TestProject;
let ground: Ground;
let docId: string;

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  const place = { slug: project.slug, objectId: ground.id("users"), field: "purpose" };
  docId = (await saveDoc(project.viewers.editor, { ...place, base: 0, text: "One." })).docId ?? "";
});

const limited: Readonly<Partial<Record<RateLimitName, Readonly<Record<string, Asks>>>>> = {
  "compare:person-project": {
    compareRevisions: (viewer) => compareRevisions(viewer, { slug: project.slug, docId }),
    getDocBlame: (viewer) => getDocBlame(viewer, { slug: project.slug, docId }),
    comparePoints: (viewer) => comparePoints(viewer, { slug: project.slug }),
    getBlame: (viewer) => getBlame(viewer, { slug: project.slug }),
  },
  "check:person-project": { checkAudit: (viewer) => checkAudit(viewer, project.slug) },
  "audit-export:person-project": { exportAudit: (viewer) => exportAudit(viewer, project.slug) },
  "search:person-project": { search: (viewer) => search(viewer, { slug: project.slug, query: "a" }) },
  "export:person-project": {
    getCatalog: (viewer) => getCatalog(viewer, { slug: project.slug }),
  },
};

test.each(Object.entries(limited))(
  "%s: whoever asks without end is told when to go on; others are served",
  async (name, services) => {
    const limit = name as RateLimitName;
    const { viewer, reviewer } = project.viewers;
    const spent = Array.from({ length: rateLimits[limit].attempts }, () =>
      spendAttempt(limit, viewer.userId, project.id),
    );
    await Promise.all(spent);
    for (const ask of Object.values(services)) {
      await expect(ask(viewer)).rejects.toMatchObject({
        code: "too_many",
        details: { retryAfterSeconds: expect.any(Number) },
      });
      await ask(reviewer);
    }
  },
);
