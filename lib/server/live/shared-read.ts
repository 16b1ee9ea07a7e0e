import "server-only";

type Part = string | number | null;

/**
 * Makes one reading of those that are asked for at the same moment with the same words, as by all streams that one notification
 * wakes. What is asked for later is read anew: more may have happened.
 */
export function sharedRead<Args extends readonly Part[], Value>(
  read: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  const asked = new Map<string, Promise<Value>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const shared =
      asked.get(key) ??
      nextTurn().then(() => {
        asked.delete(key);
        return read(...args);
      });
    asked.set(key, shared);
    return shared;
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
