import { expect, test } from "vitest";
import { sharedRead } from "./shared-read";

test("what is asked at the same moment is read once, for each who asks the same", async () => {
  const read: string[] = [];
  const shared = sharedRead(async (project: string, since: number) => {
    read.push(`${project} ${since}`);
    return read.length;
  });
  const answers = await Promise.all([shared("shop", 1), shared("shop", 1), shared("shop", 2), shared("shop", 1)]);
  expect(read).toEqual(["shop 1", "shop 2"]);
  expect(answers).toEqual([1, 1, 2, 1]);
});

test("what is asked once a reading has begun is read anew, and a reading that failed is not kept", async () => {
  let newest = "old";
  const again: Promise<string>[] = [];
  const shared = sharedRead(async (_: string) => {
    const found = newest;
    if (again.length === 0) {
      newest = "new";
      again.push(shared("shop"));
      throw new Error(found);
    }
    return found;
  });
  await expect(shared("shop")).rejects.toThrow("old");
  expect(await again[0]).toBe("new");
});
