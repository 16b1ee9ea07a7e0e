import type { ReactNode } from "react";
import { StateLink } from "@/components/frame/state-link";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { gateQuestions } from "@/lib/domain/gate-policy";
import { paths } from "@/lib/domain/paths";
import type { Readiness } from "@/lib/domain/readiness";

/** What the gate asks for, and what exactly the verdict is of. */
export function RecordSection({ slug, readiness }: { slug: string; readiness: Readiness }) {
  const { policy, checklists, digests, can } = readiness;
  return (
    <Section id="gate" title="What this is of">
      {policy === null ? null : (
        <ul className="list-disc pl-5 text-sm">
          <li>Every item of P0 of every checklist has to hold; what cannot be evaluated does not.</li>
          {gateQuestions.map(({ name, yes, no }) => (
            <li key={name}>{policy[name] ? yes : no}</li>
          ))}
        </ul>
      )}
      {can.includes("project.manage") ? (
        <p className="no-print text-sm">
          <StateLink
            href={`${paths.projectSettings(slug)}#gate`}
            className="rounded-sm text-primary underline underline-offset-3"
          >
            Change what the gate asks for
          </StateLink>
        </p>
      ) : null}
      <dl className="flex flex-col gap-2 text-sm">
        {checklists.map((each) => (
          <Digest
            key={each.slug}
            label={
              <>
                <StateLink
                  href={paths.checklist(slug, each.slug)}
                  className="rounded-sm text-primary underline underline-offset-3"
                >
                  <Revealed>{each.title}</Revealed>
                </StateLink>
                , version {each.version}
              </>
            }
            digests={[
              ["text", each.textDigest],
              ["evaluation", each.evaluationDigest],
            ]}
          />
        ))}
        {digests ? (
          <Digest
            label="All together"
            digests={[
              ["migrations", digests.migrations],
              ...(digests.revisions === null ? [] : [["the chain of revisions", digests.revisions] as const]),
              ["texts of checklists", digests.checklists],
              ["evaluations", digests.evaluations],
            ]}
          />
        ) : null}
      </dl>
    </Section>
  );
}

type DigestProps = { label: ReactNode; digests: readonly (readonly [name: string, digest: string])[] };

function Digest({ label, digests }: DigestProps) {
  return (
    <div className="print:break-inside-avoid">
      <dt>{label}</dt>
      {digests.map(([name, digest]) => (
        <dd key={name} className="font-mono text-xs break-all text-muted-foreground">
          <span className="font-sans">SHA-256 of {name}: </span>
          {digest}
        </dd>
      ))}
    </div>
  );
}
