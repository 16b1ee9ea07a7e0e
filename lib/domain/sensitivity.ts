/** How careful one has to be with what a column holds, from the least to the most. */
export const sensitivities = ["public", "internal", "personal", "sensitive personal", "secret"] as const;
export type Sensitivity = (typeof sensitivities)[number];
