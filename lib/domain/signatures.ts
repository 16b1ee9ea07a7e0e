import { z } from "zod";
import { line } from "./line";
import type { Role } from "./permissions";
import type { StandingSignature, Verdict } from "./readiness";
import type { MovedSince } from "./review-view";

/** What a signature states unless its signer says otherwise. */
export const USUAL_MEANING = "Approved for production";
/** The most characters of it, and of why a signature is taken back. */
export const MAX_MEANING_LENGTH = 200;
export const MAX_WITHDRAWAL_LENGTH = 500;
/** The most signatures that a policy may ask for. */
export const MAX_SIGNATURES = 5;

/** The roles that may sign; a required signature names the least. */
export const signingRoles = ["reviewer", "admin"] as const satisfies readonly Role[];
export type SigningRole = (typeof signingRoles)[number];

const policy = {
  roles: z.array(z.enum(signingRoles)).max(MAX_SIGNATURES, `At most ${MAX_SIGNATURES} signatures can be required.`),
  notAuthor: z.boolean(),
  distinctPersons: z.boolean(),
};

/** What `POST …/signatures` takes: one of these. */
export const signatureInput = z.discriminatedUnion("kind", [
  /** Signs what was shown (`key`), with the password where the session has not been confirmed otherwise just before. */
  z.object({
    kind: z.literal("sign"),
    key: z.string().max(600),
    meaning: line(MAX_MEANING_LENGTH, "Say what your signature means."),
    password: z.string().min(1, "Write your password.").max(4096).optional(),
  }),
  /** Takes one's own signature back. */
  z.object({
    kind: z.literal("withdraw"),
    signatureId: z.uuid(),
    reason: line(MAX_WITHDRAWAL_LENGTH, "Say why."),
  }),
  /** Sets which signatures are required. `base` is the number of the policy that was shown. */
  z.object({ kind: z.literal("policy"), base: z.int().min(0), ...policy }),
]);
export type SignatureInput = z.input<typeof signatureInput>;
export type SignatureChange = z.output<typeof signatureInput>;

/** The answer: which signature it was, or the number of the policy now. */
export type ChangedSignatures = { readonly id: string | null; readonly number: number };

/** Which signatures a project asks for. `number` is 0 for the policy that ships. */
export type SignaturePolicy = {
  readonly number: number;
  /** One for each signature: the least role of its signer. */
  readonly roles: readonly SigningRole[];
  /** Nobody signs who wrote something of it since the last state that had all its signatures. */
  readonly notAuthor: boolean;
  /** Two accounts with one e-mail address are one person, and a person counts once. */
  readonly distinctPersons: boolean;
};

/** What was written and changed, the newest, and how much there is. */
export type MovedProject = MovedSince & { readonly writingsCount: number; readonly changesCount: number };

/** How somebody proves that it is them: by their password, or, without one, at the provider, where that can ask again. */
export type ProofWay = "password" | "provider" | "no way yet";

/** All that is shown to whoever is about to sign. */
export type SigningView = {
  /** How everything stands: the very list that is signed. */
  readonly readiness: Verdict;
  /** What is shown; it goes with the signature. */
  readonly key: string;
  readonly policy: SignaturePolicy;
  /** Why the viewer cannot sign now, in words; null where they can. */
  readonly refusal: string | null;
  /** The viewer's own signatures that stand. */
  readonly own: readonly StandingSignature[];
  readonly signer: { readonly name: string; readonly email: string; readonly role: Role };
  readonly proof: {
    readonly way: ProofWay;
    /** The provider was asked just now: signing takes nothing more. */
    readonly isConfirmed: boolean;
  };
  /** What was written and changed since the newest signature that was not withdrawn; null where there is none. */
  readonly since: (MovedProject & { readonly name: string; readonly at: string }) | null;
};
