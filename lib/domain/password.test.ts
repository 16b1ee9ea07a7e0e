import { expect, test } from "vitest";
import { newPassword } from "./password";

test.each([
  "nine quiet otters",
  " leading and trailing ",
  "пароль из слов",
  "emoji 🦦🦦 and words",
  "x7#kQ9!mZ2$w",
  "correct horse tractor lamp",
  `${"river stone lamp ".repeat(20)}`,
])("%j is taken as it is", (password) => {
  expect(newPassword.parse(password)).toBe(password);
});

test.each([
  "elevenchars",
  "password1234",
  "Password123!",
  "P@ssw0rd12345",
  "passwordpassword",
  "qwertyuiop12",
  "123456789012",
  "aaaaaaaaaaaaaa",
  "abcabcabcabc",
  "abcdefghijklmnop",
  "iloveyou2026!!",
  "adminadmin123",
  "welcome-welcome",
  "Strata2026!!!!",
  `x${"7#kQ9!mZ2$w ".repeat(60)}`,
])("%j is refused", (password) => {
  expect(newPassword.safeParse(password).success).toBe(false);
});

test("length is counted in characters as people see them after NFKC", () => {
  expect(newPassword.safeParse("🦦🦊🐢🐍🦉🐝").success).toBe(false);
});
