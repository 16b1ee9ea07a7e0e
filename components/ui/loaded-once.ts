/** A module that is fetched when it is needed: what `peek` gives is there at once from then on, so that nothing flickers. */
export type LoadedOnce<T> = {
  /** What was loaded; null until then. */
  readonly peek: () => T | null;
  /** Fetches it, once; null where it cannot be had now (offline, a new deployment), to be asked again later. */
  readonly load: () => Promise<T | null>;
};

export function loadedOnce<T>(fetchModule: () => Promise<T>): LoadedOnce<T> {
  let loaded: T | null = null;
  return {
    peek: () => loaded,
    load: async () => {
      loaded ??= await fetchModule().catch(() => null);
      return loaded;
    },
  };
}
