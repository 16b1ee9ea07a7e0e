import type { Page } from "@playwright/test";
import { demoPages } from "./demo-pages";
import { ready } from "./visit";

/** A state of a page that takes more than an address: where it starts, and what brings it about. Nothing is written. */
export type Scene = { readonly at: string; readonly act: (page: Page) => Promise<unknown> };

const at = (name: string) => demoPages[name] ?? "/";
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** What opens over the demo's pages, and what they say when there is nothing to show, by name. */
export const demoScenes: Readonly<Record<string, Scene>> = {
  "sidebar-narrow": { at: at("tables"), act: (page) => narrow(page) },
  drawer: { at: at("tables"), act: (page) => openDrawer(page) },
  palette: { at: at("table"), act: (page) => openPalette(page, "task") },
  "palette-nothing": { at: at("table"), act: (page) => openPalette(page, "zzzz") },
  keys: { at: at("table"), act: (page) => press(page, "?").then(() => page.getByRole("dialog").waitFor()) },
  "keys-of-the-grid": {
    at: at("tables"),
    act: (page) => press(page, "?").then(() => page.getByRole("dialog").waitFor()),
  },
  "grid-selected": { at: at("tables"), act: (page) => press(page, "j", "x", "j", "x", "j") },
  "project-menu": { at: at("tables"), act: (page) => switchProject(page) },
  "grid-nothing": { at: `${at("tables")}?q=nothing-of-this-name`, act: () => Promise.resolve() },
  "status-menu": {
    at: at("table"),
    act: (page) =>
      button(page, "Verified")
        .click()
        .then(() => page.getByRole("menu").waitFor()),
  },
  "owner-list": {
    at: at("table"),
    act: (page) =>
      button(page, /^Owner:/)
        .click()
        .then(() => page.getByRole("dialog").waitFor()),
  },
  editor: { at: at("table"), act: (page) => edit(page, "Edit purpose of tasks") },
  "editor-cell": { at: at("table"), act: (page) => edit(page, "Edit description of tasks.title") },
  discard: { at: at("table"), act: (page) => discard(page) },
  revisions: { at: at("table"), act: (page) => openRevisions(page) },
  "diagram-choose": {
    at: at("diagram"),
    act: (page) =>
      button(page, "Choose tables")
        .click()
        .then(() => page.getByRole("dialog").waitFor()),
  },
  "new-page": { at: at("pages"), act: (page) => button(page, "New page").click() },
  "remove-member": {
    at: at("members"),
    act: (page) =>
      button(page, /^Remove /)
        .last()
        .click(),
  },
};

async function narrow(page: Page) {
  const toggle = button(page, "Narrow the sidebar");
  if (!(await toggle.isVisible())) return;
  await toggle.click();
  // The choice is kept in a cookie; other pictures are taken with the sidebar wide.
  await page.context().clearCookies({ name: "sidebar" });
}

async function openDrawer(page: Page) {
  const menu = button(page, "Open the menu");
  const person = button(page, /, your account$/);
  if (await menu.isVisible()) await menu.click();
  else await person.click();
}

async function switchProject(page: Page) {
  const menu = button(page, "Open the menu");
  if (await menu.isVisible()) await menu.click();
  await button(page, /Switch project$/)
    .last()
    .click();
  await page.getByRole("menu").waitFor();
}

async function openPalette(page: Page, query: string) {
  await press(page, "ControlOrMeta+k");
  const answer = page.waitForResponse((response) => response.url().includes("/search?"));
  await page.getByRole("combobox").fill(query);
  await answer;
  await page.getByText("Searching").waitFor({ state: "detached" });
}

async function edit(page: Page, name: string) {
  await button(page, name).press("Enter");
  await page.getByRole("textbox").first().waitFor();
}

async function discard(page: Page) {
  await edit(page, "Edit purpose of tasks");
  await page.keyboard.type(" And more.");
  await press(page, "Escape");
}

async function openRevisions(page: Page) {
  await button(page, "History of purpose of tasks").press("Enter");
  await page.getByRole("dialog").getByRole("listitem").first().waitFor();
}

/** Brings a scene about. */
export async function play(page: Page, scene: Scene): Promise<void> {
  await page.goto(scene.at);
  await ready(page);
  await scene.act(page);
  await page.waitForLoadState("networkidle");
}
