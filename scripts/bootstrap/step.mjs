let isLineOpen = false;

/**
 * Does one step and says so on one line: what, and how long it took or why there was nothing to do.
 * @template T
 * @param {string} title what the step does
 * @param {(note: (text: string) => void) => Promise<T>} work `note` replaces the time at the end of the line
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  let ending = "";
  const start = performance.now();
  process.stdout.write(`  ${title} … `);
  isLineOpen = true;
  const result = await work((text) => {
    ending = text;
  });
  process.stdout.write(`${ending || `${((performance.now() - start) / 1000).toFixed(1)} s`}\n`);
  isLineOpen = false;
  return result;
}

/** Ends the line of a step that was interrupted. */
export function closeLine(ending) {
  if (isLineOpen) process.stdout.write(`${ending}\n`);
  isLineOpen = false;
}

/** Prints what went wrong; the caller decides what happens next. */
export function printFailure(error) {
  closeLine("failed");
  process.stderr.write(`\n${explain(error)}\n`);
}

// What was said in words is for people; anything else is a bug, whose stack helps.
function explain(error) {
  if (!(error instanceof Error)) return String(error);
  const isSaid = ["Error", "MigrationFailed", "CommandFailed"].includes(error.constructor.name) && !("code" in error);
  return isSaid ? error.message : (error.stack ?? error.message);
}
