/** How a standing core is laid, in px: the most it may be high, what a band takes, and under which it is not drawn alone. */
export const measures = { length: 320, pitch: 10, least: 3 };

export const barWidth = 22;
/** Room for the pointer to what is read. */
export const barLeft = 11;
export const glyphPitch = 10;
/** Room above and below the bands. */
export const head = 6;
export const fullWidth = barLeft + barWidth + 8 + glyphPitch * 3;

/** The room a standing core of so many bands takes, known before it is drawn. */
export function coreSize(bands: number): { width: number; height: number } {
  return { width: fullWidth, height: Math.min(measures.length, bands * measures.pitch) + head * 2 };
}
