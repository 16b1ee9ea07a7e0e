import { expect, test } from "vitest";
import { statementsSentence } from "./statement-words";

test("every way statements ended is counted, and the counts add up", () => {
  expect(statementsSentence({ applied: 9, noEffect: 3, notUnderstood: 1 })).toBe(
    "13 statements: 9 applied, 3 without effect on the schema, 1 not understood.",
  );
  expect(statementsSentence({ applied: 1, noEffect: 0, notUnderstood: 0 })).toBe("1 statement, applied.");
  expect(statementsSentence({ applied: 53, noEffect: 0, notUnderstood: 0 })).toBe("53 statements, all applied.");
  expect(statementsSentence({ applied: 0, noEffect: 0, notUnderstood: 0 })).toBe("No statements.");
});
