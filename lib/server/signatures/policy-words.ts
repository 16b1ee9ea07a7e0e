import "server-only";
import type { SignaturePolicy, SigningRole } from "@/lib/domain/signatures";

const least = { reviewer: "a reviewer", admin: "an admin" } as const;
const many = { reviewer: "reviewers", admin: "admins" } as const;
const numbers = ["No", "One", "Two", "Three", "Four", "Five"] as const;

function signaturesBy(roles: readonly SigningRole[]): readonly { readonly count: number; readonly words: string }[] {
  const counts = (["admin", "reviewer"] as const).map((role) => ({
    role,
    count: roles.filter((each) => each === role).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => ({
      count,
      words: count === 1 ? `One signature by ${least[role]}` : `${numbers[count] ?? count} signatures by ${many[role]}`,
    }));
}

/** What a policy asks for, a sentence each; none where it asks for no signature. */
export function policyWords({ roles, notAuthor, distinctPersons }: SignaturePolicy): readonly string[] {
  if (roles.length === 0) return [];
  return [
    ...signaturesBy(roles).map(({ words }) => `${words}.`),
    ...(notAuthor ? ["Not by who wrote what is signed since it last had all its signatures."] : []),
    ...(distinctPersons && roles.length > 1 ? ["By different persons."] : []),
  ];
}

/** Which signatures are missing, a sentence each. */
export function missingWords(roles: readonly SigningRole[]): readonly string[] {
  return signaturesBy(roles).map(({ words, count }) => `${words} ${count === 1 ? "is" : "are"} missing.`);
}
