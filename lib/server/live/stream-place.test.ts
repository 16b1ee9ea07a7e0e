import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { paths } from "@/lib/domain/paths";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { streamPlace } from "./stream-place";

withTestDatabase();

test("a page of somebody who is not signed in any more follows nothing", async () => {
  const { slug, viewers, people } = await createProjectWith();
  const address = paths.api.liveStream(slug, randomUUID(), 0, people.reviewer.id);
  const following = streamPlace(viewers.editor, slug, new Request(new URL(address, "http://strata.test")));
  await expect(following).rejects.toMatchObject({ code: "unauthenticated" });
});
