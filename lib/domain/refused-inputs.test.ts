import { expect, test } from "vitest";
import { saveDocInput } from "./docs";
import { createPageInput } from "./pages";
import { updateProjectInput } from "./projects";

test.each(["a\0b", "\u202Egpj.exe", "a\u200Bb", "   "])("a page cannot be called %j", (title) => {
  expect(createPageInput.safeParse({ title }).success).toBe(false);
});

test("a page's title is one line", () => {
  expect(createPageInput.parse({ title: " How we\nname tables " }).title).toBe("How we name tables");
});

test("a project's description cannot hold what cannot be stored", () => {
  const input = { project: "tasks", name: "Tasks", description: "a", baseName: "Tasks", baseDescription: "" };
  expect(updateProjectInput.safeParse(input).success).toBe(true);
  expect(updateProjectInput.safeParse({ ...input, description: "a\0b" }).success).toBe(false);
});

test("a base beyond every revision number is refused before it reaches the database", () => {
  expect(saveDocInput.safeParse({ field: "purpose", text: "", base: 2 ** 31 }).success).toBe(false);
  expect(saveDocInput.safeParse({ field: "purpose", text: "", base: 2 ** 31 - 1 }).success).toBe(true);
});
