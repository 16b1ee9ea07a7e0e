import { z } from "zod";
import { displayName } from "./accounts";
import { codeAddressPattern } from "./code-view";

const MAX_SLUG_LENGTH = 60;
const MAX_DESCRIPTION_LENGTH = 500;

const slug = z
  .string()
  .trim()
  .max(MAX_SLUG_LENGTH, `Use at most ${MAX_SLUG_LENGTH} characters.`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "Use lower-case letters, digits and single hyphens.");
const name = displayName("Name the project.");
const description = z
  .string()
  .max(MAX_DESCRIPTION_LENGTH, `Use at most ${MAX_DESCRIPTION_LENGTH} characters.`)
  .refine((raw) => !raw.includes("\0"), { message: "Leave out invisible characters." })
  .transform((raw) => raw.replace(/\r\n?/gu, "\n").trim());

export const createProjectInput = z.object({ name, slug, description: description.default("") });
export type CreateProjectInput = z.infer<typeof createProjectInput>;

const codeAddress = z
  .string()
  .trim()
  .max(MAX_DESCRIPTION_LENGTH, `Use at most ${MAX_DESCRIPTION_LENGTH} characters.`)
  .refine((raw) => raw === "" || codeAddressPattern.test(raw), {
    message: "Give an address that begins with https:// and has {path} in it, and {line} where the line goes.",
  });

/** The bases are what the form was shown, so that nobody overwrites what they have not seen. */
export const updateProjectInput = z.object({
  project: z.string().min(1),
  name,
  description,
  codeAddress: codeAddress.default(""),
  baseName: z.string(),
  baseDescription: description,
  baseCodeAddress: z.string().default(""),
});
export type UpdateProjectInput = z.infer<typeof updateProjectInput>;

export const projectInput = z.object({ project: z.string().min(1) });
export type ProjectInput = z.infer<typeof projectInput>;

export const deleteProjectInput = z.object({ project: z.string().min(1), typedName: z.string() });
export type DeleteProjectInput = z.infer<typeof deleteProjectInput>;

/** The address a project of this name would have: lower-case ASCII letters and digits, joined by hyphens. May be empty. */
export function suggestSlug(projectName: string): string {
  return projectName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/gu, "ss")
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/gu, "");
}
