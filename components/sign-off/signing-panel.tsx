import { Link } from "@/components/ui/link";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { blockersAreOpen } from "@/lib/domain/blocker-words";
import { paths } from "@/lib/domain/paths";
import type { SigningView } from "@/lib/domain/signatures";
import { MovedList } from "./moved-list";
import { ProviderProof } from "./provider-proof";
import { SignedList } from "./signed-list";
import { SigningForm } from "./signing-form";
import { WithdrawForm } from "./withdraw-form";

/** What is signed, what moved since it was signed last, and the form; of one's own signatures, how to take them back. */
export function SigningPanel({ slug, signing }: { slug: string; signing: SigningView }) {
  const { readiness, since, own } = signing;
  return (
    <>
      <Section id="of" title="What you sign">
        <SignedList slug={slug} verdict={readiness} />
      </Section>
      <Section id="since" title="Since the last signature">
        <MovedList slug={slug} since={since} />
      </Section>
      <Section id="sign" title="Your signature" detail={readiness.signatures.policy.join(" ")}>
        <HowToSign slug={slug} signing={signing} />
      </Section>
      {own.length === 0 ? null : (
        <Section id="withdraw" title="Withdraw">
          {own.map((signature) => (
            <WithdrawForm key={signature.id} slug={slug} signature={signature} />
          ))}
        </Section>
      )}
    </>
  );
}

function HowToSign({ slug, signing }: { slug: string; signing: SigningView }) {
  const { readiness, refusal, proof, signer, key } = signing;
  const { blockers } = readiness.counts;
  if (readiness.checklists.length === 0) return <Why>There is no checklist to sign. An admin attaches one first.</Why>;
  if (blockers > 0) {
    return (
      <Why>
        {blockersAreOpen(blockers)}. Nothing is signed before they are ended or waived:{" "}
        <Link href={`${paths.release(slug)}#blockers`} className="rounded-sm text-primary underline underline-offset-3">
          see them on the release page
        </Link>
        .
      </Why>
    );
  }
  if (refusal !== null) return <Why>{refusal}</Why>;
  const who = (
    <p>
      You sign as <strong className="font-medium">{<Revealed>{signer.name}</Revealed>}</strong>{" "}
      <bdi className="text-muted-foreground">
        (<Revealed>{signer.email}</Revealed>, {signer.role})
      </bdi>
      .
    </p>
  );
  if (!proof.isConfirmed && proof.way === "provider")
    return (
      <>
        {who}
        <ProviderProof slug={slug} />
      </>
    );
  if (!proof.isConfirmed && proof.way === "no way yet") return <NoWay />;
  return (
    <>
      {who}
      <SigningForm slug={slug} shown={key} email={signer.email} isConfirmed={proof.isConfirmed} />
    </>
  );
}

function NoWay() {
  return (
    <Why>
      Whoever signs proves again that it is them, and where you sign in cannot ask you again. Set a password on your{" "}
      <Link href={`${paths.account()}#password`} className="rounded-sm text-primary underline underline-offset-3">
        account page
      </Link>
      , sign in at your provider again, and sign with it: a password that was set in a session signs nothing in it, nor
      in one that it opens.
    </Why>
  );
}

function Why({ children }: { children: React.ReactNode }) {
  return <p className="max-w-prose text-pretty">{children}</p>;
}
