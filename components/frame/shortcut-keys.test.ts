import { expect, test } from "vitest";
import { labelsOf, pressOf } from "./shortcut-keys";

const plain = { metaKey: false, ctrlKey: false, altKey: false };

test("a press reads the same on every keyboard", () => {
  expect(pressOf({ ...plain, key: "K", metaKey: true })).toBe("mod+k");
  expect(pressOf({ ...plain, key: "k", ctrlKey: true })).toBe("mod+k");
  expect(pressOf({ ...plain, key: "?" })).toBe("?");
  expect(pressOf({ ...plain, key: "Enter" })).toBe("Enter");
});

test("keys are shown as the person's keyboard has them", () => {
  expect(labelsOf("mod+k", true)).toEqual(["⌘K"]);
  expect(labelsOf("mod+k", false)).toEqual(["Ctrl K"]);
  expect(labelsOf("g t", false)).toEqual(["g", "t"]);
});
