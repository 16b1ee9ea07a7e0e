import { randomBytes, randomUUID } from "node:crypto";
import { getChecklist } from "@/lib/server/checklists/get-checklist";
import { getDb } from "@/lib/server/db";
import { readGatePolicy } from "@/lib/server/readiness/read-gate-policy";
import { openSession } from "@/lib/server/session/open-session";
import { createPerson, type TestPerson } from "@/lib/server/testing/create-person";
import { filesOf } from "../support/fixtures";
import { formOf } from "../support/surface";
import type { Least } from "./people";
import type { Place } from "./place";

type Body = { readonly body: string | Buffer; readonly headers?: Readonly<Record<string, string>> };

/** A door: the least person it opens for, and what is sent through it. */
export type Route = {
  readonly least: Least;
  readonly send?: (place: Place) => Promise<Body> | Body;
  /** What must be so before this person comes. */
  readonly prepare?: (place: Place, person: TestPerson) => Promise<unknown>;
};

const json = (value: unknown): Body => ({
  body: JSON.stringify(value),
  headers: { "Content-Type": "application/json" },
});
const random = () => randomBytes(6).toString("hex");

async function saving({ project, objectId }: Place): Promise<Body> {
  const where = { projectId: project.id, objectId, field: "purpose" };
  const doc = await getDb().doc.findFirst({ where, select: { number: true } });
  const { body, headers } = json({ objectId, field: "purpose", base: doc?.number ?? 0, text: `Said by ${random()}.` });
  return { body, headers: { ...headers, "Idempotency-Key": randomUUID() } };
}

/** A relationship of the table with itself that nobody stated yet: each has a value of its own. */
async function stating({ project, objectId: tableId }: Place): Promise<Body> {
  const where = { projectId: project.id, tableId, kind: "column", toPosition: null };
  const columns = await getDb().objectVersion.findMany({ where, take: 2, select: { objectId: true } });
  const [first = "", second = ""] = columns.map(({ objectId }) => objectId);
  return json({ from: [first], to: [first], where: { columnId: second, value: random() } });
}

/** That a backup was restored, which only a person knows. */
async function ticking({ slug, project, parts }: Place): Promise<Body> {
  const found = await getChecklist(project.viewers.viewer, { slug, checklist: parts["[checklist]"] ?? "" });
  const items = found.sections.flatMap((section) => (section.each === "project" ? section.items : []));
  const { shown } = items.find(({ id }) => id === "restored") ?? {};
  const evidence = { kind: "note", text: `Seen by ${random()}.` };
  return json({ kind: "tick", checklistId: found.id, itemId: "restored", shown, evidence });
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** A waiver of the first thing that blocks. */
async function asking({ slug, project, parts }: Place): Promise<Body> {
  const found = await getChecklist(project.viewers.viewer, { slug, checklist: parts["[checklist]"] ?? "" });
  const items = found.sections.flatMap((section) => (section.each === "project" ? section.items : []));
  const { id: itemId, shown } = items.find(({ isBlocker }) => isBlocker) ?? {};
  return json({ kind: "ask", checklistId: found.id, itemId, shown, reason: `Said by ${random()}.`, until: tomorrow() });
}

/** The waiver that was asked for last. */
async function approving({ project }: Place): Promise<Body> {
  const where = { projectId: project.id };
  const asked = await getDb().waiver.findFirst({ where, orderBy: { createdAt: "desc" }, select: { id: true } });
  return json({ kind: "approve", waiverId: asked?.id ?? randomUUID() });
}

/** A waiver that somebody asked for who does nothing else. */
async function waiverAsked({ project, parts }: Place): Promise<void> {
  const { id: actorId } = await createPerson({ isAdministrator: true });
  // The database dates it: a waiver that is dated by anybody else is refused.
  await getDb().$executeRaw`
    INSERT INTO waivers (project_id, checklist_id, version, item_id, reason, ends_at, actor_id)
    SELECT c.project_id, c.id, c.version, 'backup', 'So.', ${tomorrow()}::timestamptz, ${actorId}::uuid
    FROM checklists c WHERE c.project_id = ${project.id}::uuid AND c.slug = ${parts["[checklist]"] ?? ""}`;
}

/** Another policy of signatures, over the one that stands. */
async function demanding({ project: { id: projectId } }: Place): Promise<Body> {
  const base = await getDb().signaturePolicy.count({ where: { projectId } });
  return json({ kind: "policy", base, roles: ["reviewer"], notAuthor: true, distinctPersons: true });
}

/** A signature of what was never shown: whoever may sign is told that something moved on (409). */
function signing(): Body {
  const digest = "0".repeat(64);
  const key = [0, 0, digest, 0, digest, digest, digest, 0].join(".");
  return json({ kind: "sign", key, meaning: "Approved for production" });
}

/** A signature of whoever comes, under a policy that lets them, written as its service would. */
async function signed({ project: { id: projectId, people } }: Place, { id: userId }: TestPerson): Promise<void> {
  await getDb().$executeRaw`
    INSERT INTO signature_policies (project_id, roles, not_author, distinct_persons, author_id)
    VALUES (${projectId}::uuid, '{}', false, false, ${people.admin.id}::uuid)`;
  const data = { userId, sessionId: await openSession(userId), way: "password" };
  const { id } = await getDb().reauthentication.create({ data, select: { id: true } });
  await getDb().$executeRaw`
    INSERT INTO signatures (project_id, signer_id, meaning, evaluations, waivers, reauthentication_id)
    VALUES (${projectId}::uuid, ${userId}::uuid, 'Approved', '[]', '[]', ${id}::uuid)`;
}

/** The signature that was made last. */
async function withdrawing({ project: { id: projectId } }: Place): Promise<Body> {
  const last = { where: { projectId }, orderBy: { number: "desc" }, select: { id: true } } as const;
  const signature = await getDb().signature.findFirst(last);
  return json({ kind: "withdraw", signatureId: signature?.id ?? randomUUID(), reason: "Too early." });
}

/** The table nobody has set a status of, though others may have come through this door before. */
async function untouched({ untouchedId: objectId }: Place) {
  await getDb().review.deleteMany({ where: { objectId } });
}

/** A table whose review somebody else requested. */
async function inReview({ project, untouchedId: objectId }: Place) {
  await untouched({ untouchedId: objectId } as Place);
  const { id: actorId } = await createPerson();
  const status = "in_review" as const;
  const data = { projectId: project.id, objectId, actorId, subject: "status", before: "draft", after: status };
  await getDb().reviewEvent.create({ data: { ...data, createdAt: new Date() }, select: { id: true } });
  await getDb().review.create({
    data: { projectId: project.id, objectId, status, number: 1 },
    select: { number: true },
  });
}

async function verifying({ project, untouchedId: objectId }: Place): Promise<Body> {
  const [shown] = await getDb().$queryRaw<{ key: string }[]>`
    SELECT concat_ws('.', 1, s.written_sequence, encode(s.schema_digest, 'hex'), p.head_position) AS key
    FROM tables_as_shown(ARRAY[${objectId}::uuid]) s, projects p WHERE p.id = ${project.id}::uuid`;
  return json({ kind: "verify", tables: [{ objectId, key: shown?.key }] });
}

async function uploading(): Promise<Body> {
  const [file] = await filesOf("later");
  const head = `--x\r\nContent-Disposition: form-data; name="files"; filename="${file?.path}"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), file?.bytes ?? Buffer.alloc(0), Buffer.from("\r\n--x--\r\n")]);
  return { body, headers: { "Content-Type": "multipart/form-data; boundary=x" } };
}

/** Every page: who sees it. Whoever does not finds nothing there; nobody in particular is sent to sign in. */
export const pages: Readonly<Record<string, Least>> = {
  "/": "signed in",
  "/account": "signed in",
  "/account/tokens": "signed in",
  "/administration": "administrator",
  "/new": "administrator",
  "/forgot-password": "nobody",
  "/invitation": "nobody",
  "/reset-password": "nobody",
  "/setup": "nobody",
  "/sign-in": "nobody",
  "/p/[project]": "viewer",
  "/p/[project]/activity": "viewer",
  "/p/[project]/assumptions": "viewer",
  "/p/[project]/checklists": "viewer",
  "/p/[project]/checklists/[checklist]": "viewer",
  "/p/[project]/checklists/[checklist]/text": "admin",
  "/p/[project]/checklists/[checklist]/versions/[version]": "viewer",
  "/p/[project]/code": "viewer",
  "/p/[project]/compare": "viewer",
  "/p/[project]/diagram": "viewer",
  "/p/[project]/docs/[doc]": "viewer",
  "/p/[project]/domains": "viewer",
  "/p/[project]/import": "viewer",
  "/p/[project]/members": "viewer",
  "/p/[project]/migrations": "viewer",
  "/p/[project]/migrations/[...path]": "viewer",
  "/p/[project]/objects": "viewer",
  "/p/[project]/pages": "viewer",
  "/p/[project]/pages/[page]": "viewer",
  "/p/[project]/reading": "viewer",
  "/p/[project]/settings": "admin",
  "/p/[project]/settings/template": "admin",
  "/p/[project]/archive": "viewer",
  "/p/[project]/release": "viewer",
  "/p/[project]/release/sign": "reviewer",
  "/p/[project]/review": "viewer",
  "/p/[project]/stale": "viewer",
  "/p/[project]/waivers": "viewer",
  "/p/[project]/tables": "viewer",
  "/p/[project]/tables/[schema]/[table]": "viewer",
};

/** Every route handler: whom it serves. Others get 401 (nobody), 404 (no member) or 403 (the role does not suffice). */
export const routes: Readonly<Record<string, Route | readonly Route[]>> = {
  "GET /healthz": { least: "nobody" },
  "GET /readyz": { least: "nobody" },
  "GET /frames/mermaid": { least: "nobody" },
  "GET /api/auth/[...nextauth]": { least: "nobody" },
  "POST /api/auth/[...nextauth]": { least: "nobody" },
  "GET /api/v1/me": { least: "signed in" },
  "GET /api/v1/audit": { least: "administrator" },
  "GET /api/v1/projects": { least: "signed in" },
  "GET /api/v1/projects/[project]": { least: "viewer" },
  "GET /api/v1/projects/[project]/activity": { least: "viewer" },
  "GET /api/v1/projects/[project]/audit": { least: "viewer" },
  "GET /api/v1/projects/[project]/audit/check": { least: "viewer" },
  "GET /api/v1/projects/[project]/badge.svg": { least: "viewer" },
  "GET /api/v1/projects/[project]/blame": { least: "viewer" },
  "GET /api/v1/projects/[project]/catalog": { least: "viewer" },
  "GET /api/v1/projects/[project]/assumptions": { least: "viewer" },
  "GET /api/v1/projects/[project]/checklists": { least: "viewer" },
  "GET /api/v1/projects/[project]/checklists/[checklist]": { least: "viewer" },
  "GET /api/v1/projects/[project]/checklists/[checklist]/versions/[version]": { least: "viewer" },
  "GET /api/v1/projects/[project]/waivers": { least: "viewer" },
  "GET /api/v1/projects/[project]/signatures": { least: "viewer" },
  "GET /api/v1/projects/[project]/code": { least: "viewer" },
  "GET /api/v1/projects/[project]/compare": { least: "viewer" },
  "GET /api/v1/projects/[project]/diagram": { least: "viewer" },
  "GET /api/v1/projects/[project]/docs/[doc]/blame": { least: "viewer" },
  "GET /api/v1/projects/[project]/docs/[doc]/compare": { least: "viewer" },
  "GET /api/v1/projects/[project]/docs/[doc]/revisions": { least: "viewer" },
  "GET /api/v1/projects/[project]/domains": { least: "viewer" },
  "GET /api/v1/projects/[project]/gate": { least: "viewer" },
  "GET /api/v1/projects/[project]/live": { least: "viewer" },
  "POST /api/v1/projects/[project]/live": {
    least: "editor",
    send: ({ objectId }) => json({ stream: objectId, editing: null }),
    // A stream is told of by whoever opened it.
    prepare: ({ project, objectId: id }, { id: userId }) => {
      const data = { projectId: project.id, placeId: id, userId };
      return getDb().presence.upsert({ where: { id }, create: { id, ...data }, update: data, select: { id: true } });
    },
  },
  "GET /api/v1/projects/[project]/members": { least: "viewer" },
  "GET /api/v1/projects/[project]/migrations": { least: "viewer" },
  "GET /api/v1/projects/[project]/migrations/[...path]": { least: "viewer" },
  "GET /api/v1/projects/[project]/objects": { least: "viewer" },
  "GET /api/v1/projects/[project]/pages": { least: "viewer" },
  "GET /api/v1/projects/[project]/pages/[page]": { least: "viewer" },
  "GET /api/v1/projects/[project]/relationships": { least: "viewer" },
  "GET /api/v1/projects/[project]/reviews": { least: "viewer" },
  "GET /api/v1/projects/[project]/reviews/[object]": { least: "viewer" },
  "GET /api/v1/projects/[project]/search": { least: "viewer" },
  "GET /api/v1/projects/[project]/archive": { least: "viewer" },
  "GET /api/v1/projects/[project]/stale": { least: "viewer" },
  "GET /api/v1/projects/[project]/tables": { least: "viewer" },
  "GET /api/v1/projects/[project]/tables/[schema]/[name]": { least: "viewer" },
  "GET /api/v1/projects/[project]/template": { least: "viewer" },
  "POST /api/v1/projects/[project]/relationships": { least: "editor", send: stating },
  "PUT /api/v1/projects/[project]/docs": { least: "editor", send: saving },
  "POST /api/v1/projects/[project]/docs": { least: "editor", send: saving },
  "POST /api/v1/projects/[project]/pages": { least: "editor", send: () => json({ title: `Page ${random()}` }) },
  "PATCH /api/v1/projects/[project]/pages": {
    least: "editor",
    send: ({ pageId }) => json({ pageId, title: `Page ${random()}` }),
  },
  "POST /api/v1/projects/[project]/reviews": [
    { least: "editor", send: ({ objectId }) => json({ kind: "owner", objectIds: [objectId], owner: null }) },
    { least: "editor", send: ({ objectId }) => json({ kind: "confirm", objectId }) },
    {
      least: "editor",
      send: ({ parts }) => json({ kind: "confirm docs", docs: [{ docId: parts["[doc]"], number: 1 }] }),
    },
    {
      least: "editor",
      send: ({ objectId }) => json({ kind: "status", tables: [{ objectId, number: 0 }], status: "draft" }),
    },
    {
      least: "editor",
      send: ({ untouchedId }) => json({ kind: "request", tables: [{ objectId: untouchedId, number: 0 }] }),
      prepare: untouched,
    },
    {
      least: "reviewer",
      send: ({ untouchedId }) =>
        json({ kind: "send back", tables: [{ objectId: untouchedId, number: 1 }], reason: "Which words?" }),
      prepare: inReview,
    },
    { least: "reviewer", send: verifying, prepare: inReview },
  ],
  "POST /api/v1/projects/[project]/domains": [
    {
      least: "editor",
      send: ({ objectId }) => json({ kind: "make", name: `Domain ${random()}`, objectIds: [objectId] }),
    },
    { least: "editor", send: ({ objectId }) => json({ kind: "assign", objectIds: [objectId], domainId: null }) },
  ],
  "POST /api/v1/projects/[project]/signatures": [
    { least: "admin", send: demanding },
    { least: "reviewer", send: signing },
    { least: "reviewer", send: withdrawing, prepare: signed },
  ],
  "POST /api/v1/projects/[project]/assumptions": {
    least: "admin",
    send: () => json({ kind: "state", text: "Keyed.", rule: { every: "table", must: { kind: "have a primary key" } } }),
  },
  "POST /api/v1/projects/[project]/checklists": [
    { least: "admin", send: () => json({ kind: "attach", template: "production blockers" }) },
    { least: "editor", send: ticking },
  ],
  "POST /api/v1/projects/[project]/waivers": [
    { least: "editor", send: asking },
    { least: "reviewer", send: approving, prepare: waiverAsked },
  ],
  "POST /api/v1/projects/[project]/gate/changes": { least: "viewer", send: uploading },
  "POST /api/v1/projects/[project]/imports": { least: "editor", send: uploading },
  "POST /api/v1/projects/[project]/imports/[import]/apply": {
    least: "editor",
    send: () => json({}),
    // A preview is applied by whoever made it.
    prepare: ({ parts }, { id: actorId }) =>
      getDb().import.update({ where: { id: parts["[import]"] ?? "" }, data: { actorId }, select: { id: true } }),
  },
};

/** What an action is called with, who may, and what those who may are told (`done` unless it says otherwise). */
export type ActionRow = {
  readonly least: Least;
  readonly input: (place: Place, person: TestPerson | null) => unknown;
  readonly gives?: string;
};

const deadLink = "a".repeat(43);
const someone = async () => ({ userId: (await createPerson()).id });

async function invitationIn({ project, slug }: Place) {
  const data = {
    purpose: "invite" as const,
    tokenHash: random(),
    projectId: project.id,
    email: `${random()}@example.com`,
  };
  const role = "viewer" as const;
  const expiresAt = new Date(Date.now() + 60_000);
  const { id } = await getDb().oneTimeToken.create({ data: { ...data, role, expiresAt }, select: { id: true } });
  return { project: slug, invitationId: id };
}

async function memberIn({ project, slug }: Place) {
  const { id: userId } = await createPerson();
  await getDb().member.create({ data: { projectId: project.id, userId, role: "viewer" }, select: { userId: true } });
  return { project: slug, userId };
}

async function closed() {
  const { id: userId } = await createPerson();
  await getDb().user.update({ where: { id: userId }, data: { closedAt: new Date() }, select: { id: true } });
  return { userId };
}

async function tokenOf(person: TestPerson | null) {
  const userId = person?.id ?? (await createPerson()).id;
  const data = { userId, name: "T", tokenHash: random(), hint: "abcd", expiresAt: new Date(Date.now() + 60_000) };
  return { tokenId: (await getDb().apiToken.create({ data, select: { id: true } })).id };
}

/** Every server action. Others are told `unauthenticated`, `not_found` or `forbidden`, in words and without an effect. */
export const actions: Readonly<Record<string, ActionRow>> = {
  signInAction: {
    least: "nobody",
    input: () => formOf({ email: `${random()}@example.com`, password: "x" }),
    gives: "unauthenticated",
  },
  requestResetAction: { least: "nobody", input: () => formOf({ email: `${random()}@example.com` }) },
  resetPasswordAction: {
    least: "nobody",
    input: () => formOf({ token: deadLink, password: "flour water salt and patience" }),
    gives: "not_found",
  },
  completeSetupAction: {
    least: "nobody",
    input: () =>
      formOf({ token: deadLink, name: "Eve", email: "eve@example.com", password: "flour water salt and patience" }),
    gives: "not_found",
  },
  viewInvitationAction: { least: "nobody", input: () => ({ token: deadLink }), gives: "not_found" },
  createInvitedAccountAction: {
    least: "nobody",
    input: () => formOf({ token: deadLink, name: "Eve", password: "flour water salt and patience" }),
    gives: "not_found",
  },
  acceptInvitationAction: { least: "signed in", input: () => ({ token: deadLink }), gives: "not_found" },
  updateProfileAction: { least: "signed in", input: (_, person) => formOf({ name: person?.name ?? "Eve" }) },
  changePasswordAction: { least: "signed in", input: () => formOf({ password: "flour water salt and patience" }) },
  revokeSessionAction: {
    least: "signed in",
    input: async (_, person) => ({ sessionId: person ? await openSession(person.id) : randomUUID() }),
  },
  revokeOtherSessionsAction: { least: "signed in", input: () => ({}) },
  createTokenAction: {
    least: "signed in",
    input: () => ({ name: "T", scopes: ["read"], project: null, days: 30 }),
  },
  revokeTokenAction: { least: "signed in", input: (_, person) => tokenOf(person) },
  updateInstanceAction: { least: "administrator", input: () => ({ anyoneMayCreateProject: "false" }) },
  setAdministratorAction: {
    least: "administrator",
    input: async () => ({ ...(await someone()), isAdministrator: "false" }),
  },
  closeAccountAction: { least: "administrator", input: someone },
  reopenAccountAction: { least: "administrator", input: closed },
  createResetLinkAction: { least: "administrator", input: someone },
  createProjectAction: { least: "administrator", input: () => formOf({ name: "Made", slug: `made-${random()}` }) },
  updateProjectAction: {
    least: "admin",
    input: ({ slug, project }) =>
      formOf({ project: slug, name: project.name, description: "", baseName: project.name, baseDescription: "" }),
  },
  updateTemplateAction: {
    least: "admin",
    input: async ({ slug, project }) => {
      const template = await getDb().template.findUnique({
        where: { projectId: project.id },
        select: { number: true },
      });
      return { project: slug, base: template?.number ?? 0, above: 1, sections: {} };
    },
  },
  setGatePolicyAction: {
    least: "admin",
    input: async ({ slug, project }) => {
      const { number, ...policy } = await readGatePolicy(project.id);
      const answers = Object.entries(policy).map(([name, answer]) => [name, String(answer)]);
      return formOf({ project: slug, base: String(number), ...Object.fromEntries(answers) });
    },
  },
  makeCheckpointAction: { least: "admin", input: ({ slug }) => formOf({ project: slug }) },
  archiveProjectAction: { least: "admin", input: ({ slug }) => formOf({ project: slug }) },
  restoreProjectAction: { least: "admin", input: ({ slug }) => formOf({ project: slug }) },
  inviteMemberAction: {
    least: "admin",
    input: ({ slug }) => formOf({ project: slug, email: `${random()}@example.com`, role: "viewer" }),
  },
  revokeInvitationAction: { least: "admin", input: invitationIn },
  changeMemberRoleAction: { least: "admin", input: async (place) => ({ ...(await memberIn(place)), role: "editor" }) },
  removeMemberAction: { least: "admin", input: memberIn },
  deleteProjectAction: {
    least: "admin",
    input: ({ slug, project }) => formOf({ project: slug, typedName: project.name }),
  },
};
