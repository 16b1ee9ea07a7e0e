/**
 * Lets the database see a clock that is set, and chance that is always the same, so that the same statements leave the same
 * catalog. The clock goes on by a millisecond each time it is looked at: what waits for a while does not wait for ever.
 */
export function pinTime() {
  const now = Date.now;
  let chance = 1;
  let shown = 0;
  let isSet = false;
  Date.now = () => (isSet ? shown++ : now());
  const fill = (/** @type {ArrayBufferView} */ view) => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let index = 0; index < bytes.length; index++) {
      chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[index] = chance >>> 24;
    }
    return view;
  };
  Object.defineProperty(globalThis.crypto, "getRandomValues", { value: fill });
  return {
    /** @param {number} ms */
    set(ms) {
      shown = ms;
      isSet = true;
      chance = 1;
    },
    release() {
      isSet = false;
    },
  };
}
