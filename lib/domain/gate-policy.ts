import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((word) => word === "true");

/** What `setGatePolicyAction` takes. `base` is the number of the setting the form was shown. */
export const gatePolicyInput = z.object({
  project: z.string().min(1),
  base: z.coerce.number().int().min(0).max(2_147_483_646),
  waiversCount: flag,
  staleDocsBlock: flag,
  assumptionsBlock: flag,
});
export type GatePolicyInput = z.output<typeof gatePolicyInput>;

/** What an admin of a project has set its gate to ask for besides the items of P0. */
export type GatePolicy = Omit<GatePolicyInput, "project" | "base">;

/** A setting with its number; 0 while nobody has set anything. */
export type NumberedGatePolicy = GatePolicy & { readonly number: number };

/** What holds until an admin has said otherwise. */
export const gateAtFirst: GatePolicy = { waiversCount: true, staleDocsBlock: false, assumptionsBlock: false };

/** Each question an admin answers, and what either answer says. */
export const gateQuestions: readonly {
  readonly name: keyof GatePolicy;
  readonly label: string;
  readonly yes: string;
  readonly no: string;
}[] = [
  {
    name: "waiversCount",
    label: "Waivers",
    yes: "A waiver in force opens the gate for what it covers.",
    no: "Waivers are listed, and open nothing.",
  },
  {
    name: "staleDocsBlock",
    label: "Stale docs",
    yes: "A table whose docs or verification are stale blocks.",
    no: "Stale docs block only where a checklist asks for that.",
  },
  {
    name: "assumptionsBlock",
    label: "Assumptions",
    yes: "An exception to an assumption blocks until it has a reason.",
    no: "Assumptions do not block.",
  },
];
