import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "../db";
import { signedIn } from "../testing/signed-in";
import { withTestDatabase } from "../testing/with-test-database";
import { changeSignatures } from "./change-signatures";
import {
  alter,
  look,
  makeRelease,
  newReviewer,
  setPolicy,
  sign,
  type TestRelease,
  verdictOf,
  withdraw,
  write,
  writePage,
} from "./testing/make-release";

withTestDatabase();

let release: TestRelease;
beforeEach(async () => {
  release = await makeRelease();
});

const refusal = (words: RegExp) => ({ code: "forbidden", message: expect.stringMatching(words) });

describe("the policy", () => {
  it("lets nobody sign what they wrote since it last had all its signatures", async () => {
    await write(release, "People we know.", { by: release.reviewer });
    await expect(sign(release)).rejects.toMatchObject(refusal(/You wrote/u));
    await setPolicy(release, ["reviewer"]);
    await sign(release, release.second);
    await write(release, "People we know well.", { base: 2 });
    await sign(release);
    expect((await verdictOf(release)).isReady).toBe(true);
  });

  it("counts no full state of which a signature was withdrawn, and does not mind who wrote what is not covered", async () => {
    await writePage(release, "Lunch", "Soup.", release.reviewer);
    expect((await look(release)).refusal).toBeNull();
    await write(release, "People we know.", { by: release.reviewer });
    await setPolicy(release, ["reviewer"]);
    const { id } = await sign(release, release.second);
    await alter(release, "0002");
    expect((await look(release)).refusal).toBeNull();
    await withdraw(release, release.second, id);
    expect((await look(release)).refusal).toMatch(/You wrote/u);
    await setPolicy(release, ["reviewer"], { notAuthor: false });
    await sign(release);
    expect((await verdictOf(release)).isReady).toBe(true);
    await setPolicy(release, ["reviewer"]);
    expect((await verdictOf(release)).isReady).toBe(false);
  });

  it("takes two accounts with one address for one person, and one account for one", async () => {
    await sign(release);
    await expect(sign(release)).rejects.toMatchObject(refusal(/already/u));
    const email = release.project.people.reviewer.email.replace("p", "ｐ");
    const twin = await signedIn(await newReviewer(release.project, email));
    await expect(sign(release, twin)).rejects.toMatchObject(refusal(/already/u));
    await setPolicy(release, ["reviewer", "reviewer"], { distinctPersons: false });
    await sign(release, twin);
    expect((await verdictOf(release)).isReady).toBe(true);
    await setPolicy(release, ["reviewer", "reviewer"]);
    expect((await verdictOf(release)).reasons).toEqual(["One signature by a reviewer is missing."]);
  });

  it("takes a person for one though the address of an account was changed after it signed", async () => {
    await sign(release);
    const email = `moved-${release.project.people.reviewer.email}`;
    await getDb().user.update({ where: { id: release.reviewer.userId }, data: { email } });
    const twin = await signedIn(await newReviewer(release.project, email.replace("m", "ｍ")));
    await expect(sign(release, twin)).rejects.toMatchObject(refusal(/already/u));
  });

  it("names the least role of each signature", async () => {
    await setPolicy(release, ["reviewer", "admin"]);
    await sign(release);
    await sign(release, release.second);
    expect((await verdictOf(release)).reasons).toEqual(["One signature by an admin is missing."]);
    await sign(release, release.admin);
    expect((await verdictOf(release)).isReady).toBe(true);
    await setPolicy(release, ["admin"]);
    expect((await verdictOf(release)).isReady).toBe(true);
    await alter(release, "0002");
    await expect(sign(release)).rejects.toMatchObject(refusal(/admins/u));
  });

  it("is set by admins alone, over the one that was shown, and recorded", async () => {
    const asked = { roles: [], notAuthor: true, distinctPersons: true };
    const policy = { slug: release.project.slug, kind: "policy", base: 0, ...asked } as const;
    await expect(changeSignatures(release.reviewer, policy)).rejects.toMatchObject({ code: "forbidden" });
    await setPolicy(release, []);
    expect((await verdictOf(release)).isReady).toBe(true);
    await expect(changeSignatures(release.admin, policy)).rejects.toMatchObject({ code: "conflict" });
    const where = { projectId: release.project.id, action: "signature.policy" };
    const rows = await getDb().auditEntry.findMany({ where, select: { detail: true } });
    expect(rows).toMatchObject([{ detail: { before: { roles: ["reviewer", "reviewer"] }, after: { roles: [] } } }]);
  });
});

describe("a policy that was weak for a moment", () => {
  it("makes no author another by what was signed under it", async () => {
    await write(release, "People we know.", { by: release.reviewer });
    await setPolicy(release, [], { notAuthor: false });
    await sign(release);
    await setPolicy(release, ["reviewer"]);
    await alter(release, "0002");
    await expect(sign(release)).rejects.toMatchObject(refusal(/wrote/u));
    await sign(release, release.second);
    expect((await verdictOf(release)).isReady).toBe(true);
  });

  it("leaves no signature by an author that counts once it is strong again", async () => {
    await write(release, "People we know.", { by: release.reviewer });
    await setPolicy(release, []);
    await sign(release, release.second);
    await sign(release);
    await setPolicy(release, ["reviewer", "reviewer"]);
    expect((await verdictOf(release)).reasons).toEqual(["One signature by a reviewer is missing."]);
  });
});
