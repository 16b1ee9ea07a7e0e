import { z } from "zod";

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 512;

/** The form a password is compared in: NFKC, so that it is the same on every keyboard. Spaces are kept, leading ones too. */
export function normalisePassword(password: string): string {
  return password.normalize("NFKC");
}

// What the lists of leaked passwords are made of, once decoration is taken off. Words, keyboard walks, phrases.
const commonStems = new Set(
  (
    "password passwort passphrase passw motdepasse contrasena senha parola secret secure security welcome login signin letmein " +
    "iloveyou loveyou lovely trustno qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc " +
    "admin administrator root superuser system master changeme default guest user username test testing temp temporary " +
    "dragon monkey football baseball basketball soccer princess sunshine shadow superman batman starwars pokemon " +
    "michael jordan jennifer ashley charlie daniel thomas jessica michelle google facebook linkedin internet computer " +
    "whatever freedom summer winter spring autumn january february monday friday hello goodbye abcdef abcdefgh " +
    "correcthorsebatterystaple strata stratastrata postgres database supabase"
  ).split(" "),
);
const lookalikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Whether a password is among the first an attacker would try: a common word dressed up, a run, a repetition. */
export function isCommonPassword(password: string): boolean {
  const lower = normalisePassword(password).toLowerCase();
  if (new Set(lower).size < 5 || isRun(lower)) return true;
  const letters = lower.replace(/[^\p{L}]/gu, "");
  const undressed = lower
    .replace(/[\d\W_]+$/u, "")
    .replace(/./gu, (char) => lookalikes[char] ?? char)
    .replace(/[^\p{L}]/gu, "");
  return [letters, undressed].some((text) => commonStems.has(text) || isOneRepeated(text) || isTwoCommon(text));
}

function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const even = steps.filter((step) => Math.abs(step) <= 1 || Math.abs(step) === 9).length;
  return even >= steps.length * 0.85;
}

function isOneRepeated(text: string): boolean {
  return text.length > 0 && /^(.{1,8}?)\1+$/u.test(text);
}

function isTwoCommon(text: string): boolean {
  for (let cut = 3; cut < text.length - 2; cut += 1)
    if (commonStems.has(text.slice(0, cut)) && commonStems.has(text.slice(cut))) return true;
  return false;
}

/** A new password: 12 characters or more, none of the commonest. What was typed is taken as it is. */
export const newPassword = z
  .string()
  .max(MAX_PASSWORD_LENGTH, `Use at most ${MAX_PASSWORD_LENGTH} characters.`)
  .refine((password) => [...normalisePassword(password)].length >= MIN_PASSWORD_LENGTH, {
    message: `Use at least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are good.`,
  })
  .refine((password) => !isCommonPassword(password), {
    message: "This is one of the first passwords an attacker tries. Choose another.",
  });
