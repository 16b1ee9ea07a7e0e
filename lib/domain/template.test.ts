import { expect, test } from "vitest";
import { templateChoices } from "./template";

const withPrompt = (prompt: string) => ({
  above: 1,
  sections: { table: [{ field: "own:Risks", use: "optional" as const, label: "Risks", prompt }] },
});

test("what a template is stored as can be read again, whatever a prompt is made of", () => {
  for (const prompt of ["What can go wrong?", "\u0958".repeat(100), "\u0958".repeat(200), "e\u0301".repeat(100)]) {
    const stored = templateChoices.safeParse(withPrompt(prompt));
    if (stored.success) expect(templateChoices.safeParse(stored.data).success).toBe(true);
  }
});

test("a prompt holds no half characters, which no database stores", () => {
  expect(templateChoices.safeParse(withPrompt("half \ud800")).success).toBe(false);
});
