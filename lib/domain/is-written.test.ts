import { describe, expect, it } from "vitest";
import { belowHeading, isWritten } from "./is-written";

describe("a page", () => {
  it.each([
    "## Backup\n\n",
    "*Who may start it, and where are the keys?*",
    "1. *What is stopped first?*\n2. *What then?*",
    "| Backup | How often |\n| --- | --- |\n| Point in time |  |",
    "```sh\npg_dump --file=NAME.dump\n```\n",
    "To be written after the second load test.",
    "- [ ] TBD",
    "**It is over when** *what one\nlooks at.*",
    "```mermaid\nerDiagram\n",
  ])("that is only what a template begins with says nothing: %j", (text) => {
    expect(isWritten(text)).toBe(false);
  });

  it.each([
    "Every night, kept for 30 days.",
    "| Backup | How often |\n| --- | --- |\n| Point in time | always |",
    "*Why?* Because it was asked.",
    "1. The on-call engineer starts it.",
  ])("with words of its own says something: %j", (text) => {
    expect(isWritten(text)).toBe(true);
  });
});

describe("what stands below a heading", () => {
  const text =
    "# Performance\n\n## Query benchmarks, slow queries\n\nMeasured.\n\n### How\n\nBy hand.\n\n## Caching\n\nNone.";

  it("goes down to the next of its rank, whatever else the heading says", () => {
    expect(belowHeading(text, "Slow queries")).toContain("By hand.");
    expect(belowHeading(text, "Slow queries")).not.toContain("None.");
  });

  it("is nothing where there is no such heading", () => {
    expect(belowHeading(text, "Pool tuning")).toBe(null);
  });
});
