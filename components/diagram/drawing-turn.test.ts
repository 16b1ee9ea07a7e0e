import { expect, test } from "vitest";
import { takeDrawingTurn } from "./drawing-turn";

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a drawing begins when all before it have left, and one that left unreached holds nobody up", async () => {
  const begun: string[] = [];
  const [first, second, third] = ["first", "second", "third"].map((name) => {
    const turn = takeDrawingTurn();
    turn.reached.then(() => begun.push(name));
    return turn;
  });
  await settled();
  expect(begun).toEqual(["first"]);
  second?.leave();
  await settled();
  expect(begun).toEqual(["first"]);
  first?.leave();
  await settled();
  expect(begun).toEqual(["first", "second", "third"]);
  third?.leave();
});
