import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Locator, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What a finding names is its HTML; paths to it, and styles nobody asks for, took a fifth of the time.
const lean: RunOptions = { iframes: false, selectors: false, preload: false, resultTypes: ["violations"] };
const everything: RunOptions = { runOnly: tags, ...lean };
// Between the themes only colours differ.
const colours: RunOptions = { runOnly: ["color-contrast"], ...lean };

/**
 * Holds a page against axe in both themes; the page is left in the theme it was in. `part` is what a journey brought onto a page
 * that is held as a whole elsewhere: looking at all of it again takes longer than the journey.
 */
export async function scan(page: Page, part?: Locator): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset.theme ?? "system");
  await wear(page, "light");
  expect.soft(await violations(page, everything, part), `accessibility of ${page.url()}, light`).toEqual([]);
  await wear(page, "dark");
  expect.soft(await violations(page, colours, part), `accessibility of ${page.url()}, dark`).toEqual([]);
  await wear(page, before);
}

/** Puts a page into a theme as the switch in the sidebar does. */
export async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate((next) => {
    const root = document.documentElement;
    root.classList.remove("light", "dark", "system");
    root.classList.add(next);
    root.dataset.theme = next;
    // Colours are on their way for an instant, also where motion is reduced.
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    return Promise.allSettled(transitions.map((transition) => transition.finished)).then(() => undefined);
  }, theme);
}

type Axe = { run(on: string | Element, options: RunOptions): Promise<AxeResults> };

// What lies under an open dialog or menu is hidden from everybody, and its rules do not hold there.
const layer = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

async function violations(page: Page, options: RunOptions, part = page.locator("html")): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) await page.evaluate(source);
  const results = await part.evaluate(
    (element, [given, over]) => {
      const { axe } = window as unknown as { axe: Axe };
      const isCovered = document.querySelector("main")?.closest("[aria-hidden=true]") !== null;
      // What floats above a page belongs to no part of it.
      const floats = document.querySelector("[data-radix-popper-content-wrapper], [role=tooltip]") !== null;
      return axe.run(isCovered ? over : element, { ...given, rules: { region: { enabled: !floats } } });
    },
    [options, layer] as const,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`),
  );
}
