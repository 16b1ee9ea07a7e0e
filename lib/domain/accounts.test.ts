import { expect, test } from "vitest";
import { displayName, emailAddress } from "./accounts";
import { createProjectInput, suggestSlug } from "./projects";

test("one address has one form", () => {
  for (const raw of ["Ada@Example.COM", " ada@example.com ", "ａｄａ@example.com"])
    expect(emailAddress.parse(raw)).toBe("ada@example.com");
});

test.each([
  "a＠evil.example",
  "a@b@c.example",
  "a@evil",
  '"a b"@example.com',
  "a\u0000@example.com",
  "a@exa\nmple.com",
  "а@example.com",
  `${"a".repeat(250)}@example.com`,
  "x".repeat(10_000),
  "",
])("%j is no address", (raw) => {
  expect(emailAddress.safeParse(raw).success).toBe(false);
});

test("a name has no characters that cannot be seen", () => {
  const name = displayName("Write a name.");
  expect(name.parse("  Ada   Lovelace ")).toBe("Ada Lovelace");
  for (const raw of ["Ada\u202eecalevoL", "Ada\u200b", "\u0007", "   ", "half \ud800", "\u0958".repeat(120)])
    expect(name.safeParse(raw).success).toBe(false);
});

test("an address of a project is suggested from its name, and is one that can be used", () => {
  const cases = { "Task service": "task-service", "Größe & Maß 2": "grosse-mass-2", "  --x--  ": "x", 日本: "" };
  for (const [name, slug] of Object.entries(cases)) {
    expect(suggestSlug(name)).toBe(slug);
    if (slug) expect(createProjectInput.safeParse({ name, slug }).success).toBe(true);
  }
  expect(suggestSlug(`${"a".repeat(59)} b`)).toBe("a".repeat(59));
});
