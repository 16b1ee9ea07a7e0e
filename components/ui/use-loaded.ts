import { useEffect, useState } from "react";
import type { LoadedOnce } from "./loaded-once";

/** What is fetched after the page, so many milliseconds later; null until it is there, and where it cannot be had. */
export function useLoaded<T>(module: LoadedOnce<T>, afterMs = 0): T | null {
  const [loaded, setLoaded] = useState(() => module.peek());
  useEffect(() => {
    let isThere = true;
    const fetchModule = () => void module.load().then((now) => isThere && setLoaded(() => now));
    const timer = window.setTimeout(fetchModule, afterMs);
    return () => {
      isThere = false;
      window.clearTimeout(timer);
    };
  }, [module, afterMs]);
  return loaded;
}
