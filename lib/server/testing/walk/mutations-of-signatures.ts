import type { ChecklistTemplate } from "@/lib/domain/checklist-template";
import { digestOf } from "../../checklists/digest-of";
import { getDb } from "../../db";
import { changeSignatures } from "../../signatures/change-signatures";
import { getSigning } from "../../signatures/get-signing";
import { copyOf, type Mutation, type World } from "./world";

const template: ChecklistTemplate = {
  title: "Before production",
  sections: [
    {
      id: "all",
      title: "All",
      each: "project",
      items: [{ id: "looked", text: "Looked.", priority: "P1", owner: null, check: { kind: "person", lapses: false } }],
    },
  ],
};

/** A project that nothing blocks, and a walker who has just proven who they are. */
async function signable({ project, viewer }: World): Promise<string> {
  const { id: projectId, slug } = await copyOf(project);
  const checklist = await getDb().checklist.create({ data: { projectId, slug: "all", version: 1, priority: "P0" } });
  const text = { checklistId: checklist.id, projectId, number: 1, template, digest: digestOf(template) };
  await getDb().checklistVersion.create({ data: { ...text, authorId: project.people.admin.id } });
  if (viewer.via.kind !== "session") return slug;
  const { userId, via } = viewer;
  const expiresAt = new Date(Date.now() + 3_600_000);
  await getDb().session.createMany({ data: { id: via.sessionId, userId, expiresAt }, skipDuplicates: true });
  await getDb().reauthentication.create({ data: { userId, sessionId: via.sessionId, way: "password" } });
  return slug;
}

const madeUp = `0.0.${"0".repeat(64)}.0.${Array(3).fill("0".repeat(64)).join(".")}.0`;

/** What is done with signatures, by the route that does it. */
export const mutationsOfSignatures: Readonly<Record<string, Mutation>> = {
  "POST /api/v1/projects/[project]/signatures": async (world) => {
    const { chance, viewer } = world;
    const slug = await signable(world);
    const change = (input: Parameters<typeof changeSignatures>[1], leaves: string) => async () => {
      await changeSignatures(viewer, input);
      return [leaves];
    };
    const policy = { slug, kind: "policy", base: 0, roles: [], notAuthor: true, distinctPersons: true } as const;
    const { key } = await getSigning(viewer, slug).catch(() => ({ key: madeUp }));
    const signing = { slug, kind: "sign", key, meaning: chance.word() } as const;
    const sign = change(signing, "signature.sign");
    const withdraw = async () => {
      const { id } = await changeSignatures(viewer, signing);
      await changeSignatures(viewer, { slug, kind: "withdraw", signatureId: id ?? "", reason: chance.word() });
      return ["signature.sign", "signature.withdraw"];
    };
    return chance.oneOf([sign, withdraw, change({ ...policy, roles: [] }, "signature.policy")]);
  },
};
