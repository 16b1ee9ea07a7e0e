import { z } from "zod";

/** One line of text as it is stored and shown: NFC, single spaces, without invisible characters that could have it read otherwise. */
export const line = (most: number, message: string) =>
  z
    .string()
    .max(most, `Use at most ${most} characters.`)
    .transform((raw) => raw.normalize("NFC").replace(/\s+/gu, " ").trim())
    .refine((text) => text !== "", { message })
    // Some characters become several by NFC, and what is stored is read by the same form.
    .refine((text) => text.length <= most, { message: `Use at most ${most} characters.` })
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(text), { message: "Leave out invisible characters." });
