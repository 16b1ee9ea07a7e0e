import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { safeNext } from "@/lib/domain/safe-next";
import { searchOf } from "@/lib/domain/search-params";
import { publicOrigin } from "@/lib/server/http/refuse-foreign-origin";
import { getViewer } from "@/lib/server/session/get-viewer";
import { listProviders } from "@/lib/server/session/providers";
import { hasAdministrator } from "@/lib/server/setup/create-setup-link";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const search = searchOf(await searchParams);
  const next = safeNext(search.next ?? search.callbackUrl, publicOrigin());
  if (await getViewer()) redirect(next);
  return (
    <SignInForm
      next={next}
      providers={listProviders()}
      problem={search.error ?? null}
      isSetUp={await hasAdministrator()}
    />
  );
}
