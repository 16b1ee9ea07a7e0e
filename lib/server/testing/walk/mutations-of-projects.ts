import { checkAudit } from "../../audit/check-audit";
import { exportAudit } from "../../audit/export-audit";
import { getCatalog } from "../../catalog-store/get-catalog";
import { checkChanges } from "../../change-check/check-changes";
import { makeCheckpoint } from "../../checkpoints/make-checkpoint";
import { exportComparison } from "../../compare/export-comparison";
import { getDb } from "../../db";
import { applyImport } from "../../imports/apply-import";
import { stageImport } from "../../imports/stage-import";
import { sourceFiles } from "../../imports/testing/source-files";
import { archiveProject } from "../../projects/archive-project";
import { createProject } from "../../projects/create-project";
import { deleteProject } from "../../projects/delete-project";
import { restoreProject } from "../../projects/restore-project";
import { updateProject } from "../../projects/update-project";
import { readGatePolicy } from "../../readiness/read-gate-policy";
import { setGatePolicy } from "../../readiness/set-gate-policy";
import { updateTemplate } from "../../templates/update-template";
import { setCheckpointKey } from "../set-checkpoint-key";
import { copyOf, type Mutation, type World } from "./world";

const editorOf = ({ viewer, project }: World) =>
  [project.viewers.admin, project.viewers.editor].find(({ userId }) => userId === viewer.userId);

function nextFiles({ files, chance }: World) {
  const number = String(files.size + 1).padStart(4, "0");
  const table = chance.word().replace("-", "_");
  const sql = `CREATE TABLE ${table} (id int); ALTER TABLE pets ADD COLUMN ${table} text;`;
  return new Map([...files, [`${number}_${table}.sql`, sql]]);
}

/** Everything that is done with projects as a whole, what leaves them at one go too, by the action or route that does it. */
export const mutationsOfProjects: Readonly<Record<string, Mutation>> = {
  createProjectAction: async ({ chance, viewer }) => {
    return async () => {
      await createProject(viewer, { name: "Made", slug: chance.word(), description: "" });
      return ["project.create"];
    };
  },
  updateProjectAction: async ({ chance, slug, viewer, project }) => {
    const { name, description } = await getDb().project.findUniqueOrThrow({ where: { id: project.id } });
    return async () => {
      const bases = { baseName: name, baseDescription: description, baseCodeAddress: "" };
      await updateProject(viewer, { project: slug, name, description: chance.word(), codeAddress: "", ...bases });
      return ["project.update"];
    };
  },
  updateTemplateAction: async ({ chance, slug, viewer, project }) => {
    const template = await getDb().template.findUnique({ where: { projectId: project.id } });
    return async () => {
      await updateTemplate(viewer, {
        project: slug,
        base: template?.number ?? 0,
        above: chance.below(4),
        sections: {},
      });
      return ["template.update"];
    };
  },
  setGatePolicyAction: async ({ chance, slug, viewer, project }) => {
    const { number } = await readGatePolicy(project.id);
    const answer = () => chance.oneOf([true, false]);
    return async () => {
      const policy = { waiversCount: answer(), staleDocsBlock: answer(), assumptionsBlock: answer() };
      await setGatePolicy(viewer, { project: slug, base: number, ...policy });
      return ["gate.policy"];
    };
  },
  makeCheckpointAction: async ({ slug, viewer }) => {
    setCheckpointKey();
    return async () => {
      await makeCheckpoint(viewer, { project: slug });
      return ["checkpoint.make"];
    };
  },
  archiveProjectAction: async ({ spare, viewer }) => {
    const { archivedAt } = await getDb().project.findUniqueOrThrow({ where: { id: spare.id } });
    return async () => {
      await archiveProject(viewer, { project: spare.slug });
      return archivedAt === null ? ["project.archive"] : [];
    };
  },
  restoreProjectAction: async ({ spare, viewer }) => {
    const { archivedAt } = await getDb().project.findUniqueOrThrow({ where: { id: spare.id } });
    return async () => {
      await restoreProject(viewer, { project: spare.slug });
      return archivedAt === null ? [] : ["project.restore"];
    };
  },
  deleteProjectAction: async ({ project, viewer }) => {
    const { slug } = await copyOf(project);
    return async () => {
      await deleteProject(viewer, { project: slug, typedName: "Spare" });
      return ["project.delete"];
    };
  },
  "POST /api/v1/projects/[project]/gate/changes": async (world) => {
    const files = sourceFiles(Object.fromEntries(nextFiles(world)));
    return async () => {
      await checkChanges(world.viewer, { slug: world.slug, files });
      return [];
    };
  },
  "POST /api/v1/projects/[project]/imports": async (world) => {
    const files = sourceFiles(Object.fromEntries(nextFiles(world)));
    return async () => {
      await stageImport(world.viewer, { slug: world.slug, files });
      return ["import.stage"];
    };
  },
  "POST /api/v1/projects/[project]/imports/[import]/apply": async (world) => {
    const next = nextFiles(world);
    const editor = editorOf(world) ?? world.project.viewers.editor;
    const files = sourceFiles(Object.fromEntries(next));
    const { importId } = await stageImport(editor, { slug: world.slug, files });
    const isRetry = world.chance.below(4) === 0;
    if (isRetry) await applyImport(editor, { slug: world.slug, importId });
    if (isRetry) for (const [path, sql] of next) world.files.set(path, sql);
    return async () => {
      await applyImport(world.viewer, { slug: world.slug, importId });
      for (const [path, sql] of next) world.files.set(path, sql);
      return isRetry ? [] : ["import.apply"];
    };
  },
  "GET /api/v1/projects/[project]/catalog": async ({ slug, viewer }) => {
    return async () => {
      await getCatalog(viewer, { slug });
      return ["catalog.export"];
    };
  },
  "GET /api/v1/projects/[project]/compare": async ({ slug, viewer }) => {
    return async () => {
      await exportComparison(viewer, { slug });
      return ["compare.export"];
    };
  },
  "GET /api/v1/projects/[project]/audit": async ({ slug, viewer }) => {
    return async () => {
      await exportAudit(viewer, slug);
      return ["audit.export"];
    };
  },
  "GET /api/v1/projects/[project]/audit/check": async ({ slug, viewer }) => {
    return async () => {
      await checkAudit(viewer, slug);
      return ["audit.check"];
    };
  },
};
