import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col gap-8 px-4 pt-[12vh] pb-12">
      <div className="flex items-center gap-2.5 text-lg font-semibold">
        <Logo className="size-7" />
        Strata
      </div>
      {children}
    </main>
  );
}
