import { randomBytes } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { TextThreads } from "./text-threads";

let threads: TextThreads;
afterEach(() => threads.stop());

/** A megabyte whose lines are like no other's: comparing two of them takes all the time there is. */
const megabyte = () => randomBytes(524_288).toString("hex").replaceAll(/.{40}/g, "$&\n");
const small = { blocks: [{ kind: "changed", parts: [{ kind: "added", text: "One.\n" }] }], isTooDifferent: false };

test("everything else goes on while texts are compared, and many comparisons wait for each other", async () => {
  threads = new TextThreads();
  let [turns, isDone] = [0, false];
  const [before, after] = [megabyte(), megabyte()];
  const compared = Promise.all([1, 2, 3].map(() => threads.run("diffTexts", before, after)));
  void compared.finally(() => {
    isDone = true;
  });
  for (; !isDone; turns += 1) await turn();
  expect((await compared).map((diff) => diff?.isTooDifferent)).toEqual([true, true, true]);
  expect(turns).toBeGreaterThan(100);
});

test("what takes longer than it may is stopped, and what comes next is compared", async () => {
  threads = new TextThreads({ threads: 1, jobMs: 190 });
  expect(await threads.run("diffTexts", megabyte(), megabyte())).toBeNull();
  await expect.poll(() => threads.run("diffTexts", "", "One.\n"), { timeout: 60_000 }).toEqual(small);
});

test("what takes more memory than it may is stopped, and what comes next is compared", async () => {
  threads = new TextThreads({ threads: 1, heapMegabytes: 16, jobMs: 60_000 });
  const older = Array.from({ length: 20 }, (_, number) => ({ number: 20 - number, text: megabyte() }));
  const newest = {
    at: { number: 21, text: megabyte() },
    found: new Int32Array(30_000),
    became: new Int32Array(30_000),
  };
  expect(await threads.run("blameFurther", newest, older, 60_000)).toBeNull();
  expect(await threads.run("diffTexts", "", "One.\n")).toEqual(small);
});

test("more at once than may wait are told to come back", async () => {
  threads = new TextThreads({ threads: 1, waiting: 1 });
  const two = [1, 2].map(() => threads.run("diffTexts", "", "One.\n"));
  await expect(threads.run("diffTexts", "", "One.\n")).rejects.toMatchObject({
    code: "unavailable",
    details: { retryAfterSeconds: expect.any(Number) },
  });
  expect(await Promise.all(two)).toEqual([small, small]);
});
