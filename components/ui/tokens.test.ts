import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** OKLCH to linear sRGB (CSS Color 4, section 9.2), clipped to the gamut. */
function linear(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function tokens(theme: 0 | 1): Map<string, Rgb> {
  const found = css.matchAll(/--([a-z-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/gu);
  return new Map(
    [...found].map((match) => {
      const [l = 0, c = 0, h = 0] = (match[2 + theme] ?? "").split(" ").map(Number);
      return [match[1] ?? "", linear(l, c, h)];
    }),
  );
}

const grounds = ["background", "sidebar", "card", "popover", "muted", "accent"];
const hues = ["neutral", "primary", "good", "info", "plum", "warn", "bad"];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("the %s theme", (_, index) => {
  const all = tokens(index);
  function of(name: string): Rgb {
    const found = all.get(name);
    if (!found) throw new Error(`There is no colour ${name}.`);
    return found;
  }

  test.each(["foreground", "muted-foreground", "faint", ...hues])("%s reads on every ground", (name) => {
    for (const ground of grounds) expect(contrast(of(name), of(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  test.each(hues)("%s reads on its own soft ground", (hue) => {
    expect(contrast(of(hue), of(`${hue}-soft`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("foreground"), of(`${hue}-soft`))).toBeGreaterThanOrEqual(7);
  });

  test.each(["code-keyword", "code-string", "code-number", "code-name"])("%s reads on code's grounds", (name) => {
    for (const ground of ["background", "card", "muted"]) {
      expect(contrast(of(name), of(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(["added", "altered", "renamed", "dropped", "stale"])("the layer %s stands out on every ground", (name) => {
    for (const ground of ["background", "card", "muted", "accent", "primary-soft"]) {
      expect(contrast(of(`layer-${name}`), of(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test("solid buttons read", () => {
    expect(contrast(of("primary-foreground"), of("primary"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast([1, 1, 1], of("bad-solid"))).toBeGreaterThanOrEqual(4.5);
  });

  test("the borders of controls and the focus ring stand out", () => {
    for (const ground of ["background", "card", "popover", "sidebar"]) {
      expect(contrast(of("input"), of(ground)), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(of("ring"), of(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });
});
