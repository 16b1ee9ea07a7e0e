import { describe, expect, test } from "vitest";
import { bandAsOf, type CoreBand, type CoreMark, layCore, staleFromOf } from "./core-layers";
import { describeCore } from "./core-words";

function bandsAt(...positions: number[]): CoreBand[] {
  return positions.map((position, index) => ({
    position,
    version: String(position).padStart(4, "0"),
    kind: index === 0 ? "added" : "altered",
    label: "",
  }));
}

const verifiedAt = (position: number): CoreMark => ({ position, kind: "verification", label: "Verified" });
const measures = { length: 100, pitch: 10, least: 2 };

describe("what lies above the last mark", () => {
  test("is stale, and nothing below it", () => {
    const core = layCore(bandsAt(1, 3, 8), [verifiedAt(3)], 8, measures);
    expect(core.slots.map((slot) => slot.isStale)).toEqual([false, false, true]);
    expect(staleFromOf(bandsAt(1, 3, 8), [verifiedAt(3)])).toBe(8);
  });

  test("is not stale where nobody has written anything yet", () => {
    expect(staleFromOf(bandsAt(1, 3, 8), [])).toBeNull();
  });

  test("is nothing where the last mark was made at the newest band or later", () => {
    expect(staleFromOf(bandsAt(1, 3, 8), [verifiedAt(8)])).toBeNull();
    expect(staleFromOf(bandsAt(1, 3, 8), [verifiedAt(11)])).toBeNull();
  });
});

test("bands have one height while there is room, whatever lies between their migrations", () => {
  const core = layCore(bandsAt(1, 2, 900), [], null, measures);
  expect(core.slots.map((slot) => slot.size)).toEqual([10, 10, 10]);
  expect(core.length).toBe(30);
});

test("hundreds of bands fit, the newest ones whole, and none is lost", () => {
  const bands = bandsAt(...Array.from({ length: 500 }, (_, index) => index + 1));
  const core = layCore(bands, [], null, measures);
  expect(core.length).toBeCloseTo(100);
  expect(core.slots.flatMap((slot) => slot.bands)).toEqual(bands);
  expect(core.slots.slice(-5).every((slot) => slot.size === 10 && slot.bands.length === 1)).toBe(true);
  expect(core.slots.every((slot) => slot.size >= 2)).toBe(true);
});

test("a mark stands on top of what it has seen", () => {
  const core = layCore(bandsAt(2, 5, 9), [verifiedAt(7), verifiedAt(1)], null, measures);
  expect(core.marks.map((mark) => mark.at)).toEqual([0, 20]);
});

test("the order in which bands are given does not matter", () => {
  const [a, b, c] = bandsAt(1, 2, 3);
  if (!a || !b || !c) throw new Error("Three bands were made.");
  expect(layCore([c, a, b], [], null, measures)).toEqual(layCore([a, b, c], [], null, measures));
  expect(bandAsOf([c, a, b], 2)).toBe(b);
});

test("the picture is also said in words", () => {
  expect(describeCore([], [])).toBe("No migration has touched it.");
  expect(describeCore(bandsAt(1, 3, 8), [])).toBe(
    "3 migrations touched it, the last is 0008. Nothing is written about it yet.",
  );
  expect(describeCore(bandsAt(1, 3, 8), [verifiedAt(4)])).toBe(
    "3 migrations touched it, the last is 0008. Last verification at 0003. Stale: 1 migration since.",
  );
});
