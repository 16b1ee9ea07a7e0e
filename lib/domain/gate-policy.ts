/** What an admin of a project has set its gate to ask for besides the items of P0. */
export type GatePolicy = {
  readonly waiversCount: boolean;
  readonly staleDocsBlock: boolean;
  readonly assumptionsBlock: boolean;
};

/** What holds until an admin has said otherwise. */
export const gateAtFirst: GatePolicy = { waiversCount: true, staleDocsBlock: false, assumptionsBlock: false };

/** Each question an admin answers, and what its answer says on the release page. */
export const gateQuestions: readonly {
  readonly name: keyof GatePolicy;
  readonly label: string;
  readonly yes: string;
  readonly no: string;
}[] = [
  {
    name: "waiversCount",
    label: "A waiver in force opens the gate for what it covers",
    yes: "A waiver in force opens the gate for what it covers.",
    no: "Waivers are listed, and open nothing.",
  },
  {
    name: "staleDocsBlock",
    label: "Stale docs of a table block, whatever the checklists ask for",
    yes: "A table whose docs or verification are stale blocks.",
    no: "Stale docs block only where a checklist asks for that.",
  },
  {
    name: "assumptionsBlock",
    label: "Exceptions to assumptions block until they have a reason",
    yes: "An exception to an assumption blocks until it has a reason.",
    no: "Assumptions do not block.",
  },
];
