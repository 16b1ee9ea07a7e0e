import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/domain/paths";
import type { Readiness } from "@/lib/domain/readiness";
import { BlockersSection } from "./blockers-section";
import { RecordSection } from "./record-section";
import { SignaturesSection } from "./signatures-section";
import { VerdictSection } from "./verdict-section";
import { WaiversSection } from "./waivers-section";

/** Whether a project may go to production, why not, and what that is found by; also on paper. */
export function ReleaseView({ slug, readiness }: { slug: string; readiness: Readiness }) {
  return (
    <>
      <VerdictSection readiness={readiness} />
      {readiness.error === null ? (
        <>
          <BlockersSection slug={slug} readiness={readiness} />
          <WaiversSection slug={slug} waivers={readiness.waivers} />
          <SignaturesSection
            signatures={readiness.signatures}
            actions={readiness.can.includes("release.sign") ? <SigningLink slug={slug} /> : null}
          />
          <RecordSection slug={slug} readiness={readiness} />
        </>
      ) : null}
    </>
  );
}

function SigningLink({ slug }: { slug: string }) {
  return (
    <Button asChild className="no-print">
      <Link href={paths.signing(slug)}>Sign or withdraw</Link>
    </Button>
  );
}
