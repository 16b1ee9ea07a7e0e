import { afterAll, expect, test } from "vitest";
import { engineHost } from "../engine/engine-host";
import { rateLimits } from "../rate-limits/rate-limits";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { admitImport } from "./admit-import";

withTestDatabase();
afterAll(() => engineHost().stop());

test("one person gives files to one project so often an hour; others and other projects do not count", async () => {
  const [here, there] = [await createProjectWith(), await createProjectWith()];
  const { attempts } = rateLimits["import:person-project"];
  await Promise.all(Array.from({ length: attempts }, () => admitImport(here.viewers.editor, here.slug)));
  await expect(admitImport(here.viewers.editor, here.slug)).rejects.toMatchObject({
    code: "too_many",
    message: expect.stringContaining(`${attempts} times within an hour`),
    details: { retryAfterSeconds: expect.any(Number) },
  });
  await admitImport(here.viewers.admin, here.slug);
  await admitImport(there.viewers.editor, there.slug);
});

test("who may not import is refused before anything is counted", async () => {
  const { slug, viewers } = await createProjectWith();
  await expect(admitImport(viewers.viewer, slug)).rejects.toMatchObject({ code: "forbidden" });
});
