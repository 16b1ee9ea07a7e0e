import type { TemplateKind } from "./template";

/** How much of what must be written is. */
export type Coverage = { readonly documented: number; readonly required: number };

/** The same of the objects of one kind. */
export type KindCoverage = Coverage & { readonly kind: TemplateKind };

/** The share in whole percent, rounded down, so that 100 means all of it. Where nothing must be written, nothing is missing. */
export function percentOf({ documented, required }: Coverage): number {
  return required === 0 ? 100 : Math.floor((documented / required) * 100);
}

/** Several as one. */
export function sumCoverage(parts: Iterable<Coverage>): Coverage {
  let documented = 0;
  let required = 0;
  for (const part of parts) {
    documented += part.documented;
    required += part.required;
  }
  return { documented, required };
}
