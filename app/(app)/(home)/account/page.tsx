import type { Metadata } from "next";
import { PasswordForm } from "@/components/account/password-form";
import { ProfileForm } from "@/components/account/profile-form";
import { SignInList } from "@/components/account/sign-in-list";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/domain/paths";
import { getAccount } from "@/lib/server/accounts/get-account";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const account = await getAccount(await requirePageViewer());
  const actions = (
    <>
      <Button asChild>
        <Link href={paths.tokens()}>Tokens</Link>
      </Button>
      {account.isAdministrator ? (
        <Button asChild>
          <Link href={paths.administration()}>Administration</Link>
        </Button>
      ) : null}
    </>
  );
  return (
    <>
      <TopBar breadcrumb={[{ label: "Account" }]} />
      <PageBody>
        <PageHeading title="Account" lead={account.email} actions={actions} />
        <Section id="name" title="Name">
          <ProfileForm name={account.name} />
        </Section>
        <Section id="password" title="Password">
          <PasswordForm email={account.email} hasPassword={account.hasPassword} />
        </Section>
        <Section id="sign-ins" title="Where you are signed in">
          <SignInList signIns={account.signIns} />
        </Section>
      </PageBody>
    </>
  );
}
