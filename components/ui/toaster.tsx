"use client";

import { type ComponentType, useEffect, useState } from "react";
import { watchNotices } from "./toast";

/** Where toasts appear; once, in the root layout. What shows them is loaded with the first one. */
export function Toaster() {
  const [View, setView] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (View) return;
    return watchNotices(() => {
      // Without a connection there is none yet: the notice waits for the next.
      import("./toaster-view").then(
        (module) => setView(() => module.ToasterView),
        () => {},
      );
    });
  }, [View]);
  return View ? <View /> : null;
}
