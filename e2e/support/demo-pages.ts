import { paths } from "@/lib/domain/paths";

const slug = "task-service";
const tasks = paths.table(slug, "public", "tasks");

/** Every page of the demo that takes signing in, by what it is about and by name. */
export const demoAreas = {
  people: {
    projects: paths.projects(),
    "new-project": paths.newProject(),
    account: paths.account(),
    tokens: paths.tokens(),
    administration: paths.administration(),
    members: paths.members(slug),
  },
  tables: {
    tables: paths.tables(slug),
    table: tasks,
    "table-policies": paths.table("ai-chat", "public", "chats"),
    "table-view": paths.table(slug, "public", "active_tasks"),
    "table-sqlite": paths.table("agent-identity", "main", "oversights"),
    objects: paths.objects("ai-chat"),
    diagram: paths.diagram(slug),
    code: paths.code("agent-identity"),
  },
  checklists: {
    assumptions: paths.assumptions("aios"),
    waivers: paths.waivers("ai-chat"),
    "waivers-none": paths.waivers(slug),
    checklists: paths.checklists("ai-chat"),
    "checklists-none": paths.checklists(slug),
    checklist: paths.checklist("ai-chat", "schema-documentation"),
    "checklist-version": paths.checklistVersion("ai-chat", "schema-documentation", 1),
    "checklist-text": paths.checklistText("ai-chat", "schema-documentation"),
    release: paths.release("ai-chat"),
    signing: paths.signing("ai-chat"),
    "release-none": paths.release(slug),
    "checklist-table": paths.checklist("ai-chat", "schema-documentation", { section: "catalog", open: "1" }),
  },
  time: {
    "table-as-of": `${tasks}?asOf=20251103090000`,
    "tables-as-of": `${paths.tables(slug)}?asOf=20251103090000`,
    stale: paths.stale(slug),
    review: paths.review(slug),
    archive: paths.archive(slug),
    migrations: paths.migrations(slug),
    migration: paths.migration(slug, "20251222230000_task_focused.sql"),
    compare: paths.compare(slug, { from: "20251103090000", to: "20251222230000" }),
    activity: paths.activity(slug),
  },
  projects: {
    overview: paths.project(slug),
    pages: paths.pages(slug),
    page: paths.page(slug, "data-flow"),
    reading: paths.reading("ai-chat"),
    import: paths.import(slug),
    domains: paths.domains(slug),
    template: paths.template(slug),
    settings: paths.projectSettings(slug),
  },
};

/** The same pages by name alone. */
export const demoPages: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(demoAreas));

/** Every page for somebody who is not signed in, by name. */
export const openPages: Readonly<Record<string, string>> = {
  "sign-in": paths.signIn(),
  "forgot-password": paths.forgotPassword(),
  "reset-password": paths.resetPassword("a".repeat(43)),
  invitation: paths.invitation("a".repeat(43)),
  setup: paths.setup("a".repeat(43)),
};

/** Addresses where there is nothing, for somebody who is signed in, by name. */
export const lostPages: Readonly<Record<string, string>> = {
  lost: "/nowhere",
  "lost-project": paths.project("no-such-project"),
  "lost-page": paths.page(slug, "no-such-page"),
  "lost-table": paths.table(slug, "public", "no_such_table"),
};
