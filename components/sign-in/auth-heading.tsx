import type { ReactNode } from "react";

export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h1 className="text-2xl font-semibold">{title}</h1>
      {children ? <p className="text-pretty text-muted-foreground">{children}</p> : null}
    </div>
  );
}
