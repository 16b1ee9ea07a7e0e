const OLDEST = [20, 19];

/** Refuses a Node.js that is too old, in words. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Error(
    `Strata needs Node.js ${OLDEST.join(".")} or newer; this is ${process.versions.node}. See nodejs.org.`,
  );
}
