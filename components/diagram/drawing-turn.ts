let last = Promise.resolve();

/** A place in the queue of drawings: `reached` once all before it have left. Whoever takes one leaves it, also unreached. */
export type DrawingTurn = { reached: Promise<void>; leave: () => void };

/**
 * Queues a drawing behind all others of the visit. The browser gives their frames one process together: drawn all at once, the
 * last of a dozen would wait for the others until its time was over.
 */
export function takeDrawingTurn(): DrawingTurn {
  const reached = last;
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  last = reached.then(() => left);
  return { reached, leave };
}
