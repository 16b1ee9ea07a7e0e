import { z } from "zod";
import { line } from "./line";
import { newPassword } from "./password";
import { MAX_QUERY_LENGTH } from "./search";

const MAX_EMAIL_LENGTH = 254;
const MAX_NAME_LENGTH = 120;
const emailForm = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/u;

/**
 * An e-mail address in the one form it is stored and compared in: NFKC, lower case. Beyond ASCII only what NFKC folds
 * into ASCII letters is taken, never a look-alike of the at sign.
 */
export const emailAddress = z
  .string()
  .max(MAX_EMAIL_LENGTH, "Write a shorter e-mail address.")
  .transform((raw) => raw.trim())
  .refine((raw) => emailForm.test(normaliseEmail(raw)) && count(raw, "@") === 1, {
    message: "Write an e-mail address, such as ada@example.com.",
  })
  .transform(normaliseEmail);

/** The form in which addresses are compared. */
export function normaliseEmail(raw: string): string {
  return raw.trim().normalize("NFKC").toLowerCase();
}

const count = (text: string, char: string): number => text.split(char).length - 1;

/** A name of a person or a thing: one line, shown as written, without invisible characters that could imitate another. */
export const displayName = (message: string) => line(MAX_NAME_LENGTH, message);

const personName = displayName("Write your name.");
const givenPassword = z.string().min(1, "Write your password.").max(4096, "Write your password.");

/** The secret of a one-time link: 32 bytes in base64url. */
export const linkSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/u, "This link is not complete.");

/** What signs somebody in. The address is not held to a form, so that a wrong one is answered like an unknown one. */
export const signInInput = z.object({
  email: z
    .string()
    .min(1, "Write your e-mail address.")
    .max(1024, "Write your e-mail address.")
    .transform((raw) => normaliseEmail(raw).replace(/\p{Cc}/gu, " ")),
  password: givenPassword,
});
export type SignInInput = z.infer<typeof signInInput>;

export const setupInput = z.object({ token: linkSecret, name: personName, email: emailAddress, password: newPassword });
export type SetupInput = z.infer<typeof setupInput>;

export const invitedAccountInput = z.object({ token: linkSecret, name: personName, password: newPassword });
export type InvitedAccountInput = z.infer<typeof invitedAccountInput>;

export const linkInput = z.object({ token: linkSecret });
export type LinkInput = z.infer<typeof linkInput>;

export const resetRequestInput = z.object({ email: emailAddress });
export const resetPasswordInput = z.object({ token: linkSecret, password: newPassword });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const changePasswordInput = z.object({ current: givenPassword.optional(), password: newPassword });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const profileInput = z.object({ name: personName });
export type ProfileInput = z.infer<typeof profileInput>;

export const sessionInput = z.object({ sessionId: z.uuid() });
export type SessionInput = z.infer<typeof sessionInput>;

export const userInput = z.object({ userId: z.uuid() });
export type UserInput = z.infer<typeof userInput>;

export const administratorInput = z.object({ userId: z.uuid(), isAdministrator: z.enum(["true", "false"]) });
export type AdministratorInput = z.infer<typeof administratorInput>;

export const instanceInput = z.object({ anyoneMayCreateProject: z.enum(["true", "false"]) });
export type InstanceInput = z.infer<typeof instanceInput>;

/** One's own account, as its page shows it. */
export type AccountView = {
  readonly name: string;
  readonly email: string;
  readonly isAdministrator: boolean;
  readonly hasPassword: boolean;
  /** Providers that sign this person in, by their id. */
  readonly providers: readonly string[];
  readonly signIns: readonly SignInView[];
};

/** One live sign-in. Times are ISO 8601. */
export type SignInView = {
  readonly id: string;
  readonly since: string;
  readonly until: string;
  readonly isThisOne: boolean;
};

/** A person as administrators of the instance see them. */
export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdministrator: boolean;
  readonly isYou: boolean;
  readonly isClosed: boolean;
  readonly projects: number;
  readonly since: string;
};

/** How many people administrators see at once. */
export const PEOPLE_PAGE_SIZE = 50;

/** Which people an address asks for: those whose name or address holds the query, a page of them. */
export const peopleSearch = z.object({
  query: z.string().max(MAX_QUERY_LENGTH).optional(),
  page: z.coerce.number("page is a whole number.").int().min(1).max(1_000_000).optional(),
});
export type PeopleSearch = z.output<typeof peopleSearch>;

/** What administrators of the instance see and set. */
export type InstanceView = {
  readonly anyoneMayCreateProject: boolean;
  /** A page of those that were searched for, by name. */
  readonly people: readonly PersonView[];
  readonly page: number;
  readonly pages: number;
  readonly found: number;
  readonly total: number;
  readonly sendsMail: boolean;
};

/** A way to sign in besides a password. */
export type ProviderView = { readonly id: string; readonly name: string };

/** The provider that can be asked to have somebody sign in anew, and says when they did. */
export const OPENID_CONNECT = "oidc";
