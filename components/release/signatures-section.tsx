import { CircleCheck, CircleDashed, History, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { StateLink } from "@/components/frame/state-link";
import { AtVersion } from "@/components/marks/at-version";
import { Mark, type MarkProps } from "@/components/ui/badge";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Signatures, StandingSignature } from "@/lib/domain/readiness";

/** Who has signed, what is missing, and what has become of signatures that stand no more. */
export function SignaturesSection({ signatures, actions }: { signatures: Signatures; actions?: ReactNode }) {
  const { policy, missing, present, dismissed, withdrawn } = signatures;
  const isEmpty = missing.length + present.length + dismissed.length + withdrawn.length === 0;
  return (
    <Section id="signatures" title="Signatures" detail={policy.join(" ") || "None is asked for."} actions={actions}>
      {isEmpty ? <p className="text-sm text-muted-foreground">Nobody has signed yet.</p> : null}
      {isEmpty ? null : (
        <ul className="divide-y rounded-lg border bg-card text-sm">
          {missing.map((words) => (
            <Line key={words} hue="bad" icon={<CircleDashed aria-hidden />} word="Missing">
              <p>{words}</p>
            </Line>
          ))}
          {present.map((each) => (
            <Line key={each.id} hue="good" icon={<CircleCheck aria-hidden />} word="Signed">
              <Signed signature={each} />
            </Line>
          ))}
          {dismissed.map((each) => (
            <Line key={each.id} hue="warn" icon={<History aria-hidden />} word="Dismissed">
              <Signed signature={each} />
              <p className="text-xs text-muted-foreground">
                Dismissed by{" "}
                {each.dismissed.href === null ? (
                  <Revealed isProse>{each.dismissed.words}</Revealed>
                ) : (
                  <StateLink
                    href={each.dismissed.href}
                    className="rounded-sm text-primary underline underline-offset-3"
                  >
                    <Revealed isProse>{each.dismissed.words}</Revealed>
                  </StateLink>
                )}
                {each.dismissed.by === null ? null : (
                  <>
                    , <Revealed>{each.dismissed.by}</Revealed>
                  </>
                )}
                , <Time at={each.dismissed.at} />
              </p>
            </Line>
          ))}
          {withdrawn.map((each) => (
            <Line key={each.id} hue="neutral" icon={<Undo2 aria-hidden />} word="Withdrawn">
              <Signed signature={each} />
              <p className="text-xs text-muted-foreground">
                Withdrawn by <Revealed>{each.withdrawn.by}</Revealed>, <Time at={each.withdrawn.at} />:{" "}
                <Revealed isProse>{each.withdrawn.reason}</Revealed>
              </p>
            </Line>
          ))}
        </ul>
      )}
    </Section>
  );
}

type LineProps = Pick<MarkProps, "hue" | "icon"> & { word: string; children: ReactNode };

function Line({ hue, icon, word, children }: LineProps) {
  return (
    <li className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-x-3 gap-y-1 px-3 py-2 max-sm:grid-cols-1 print:break-inside-avoid">
      <Mark hue={hue} icon={icon}>
        {word}
      </Mark>
      <div className="flex min-w-0 flex-col gap-1">{children}</div>
    </li>
  );
}

function Signed({ signature: { name, email, role, meaning, at, version, digest } }: { signature: StandingSignature }) {
  return (
    <>
      <p>
        <span className="font-medium">
          <Revealed>{meaning}</Revealed>
        </span>
        : <Revealed>{name}</Revealed>{" "}
        <span className="text-xs text-muted-foreground">
          (<Revealed>{email}</Revealed>, {role}), <Time at={at} />
          <AtVersion version={version} />
        </span>
      </p>
      {/* For whoever holds the print against an export; on screen it would be noise. */}
      <p className="hidden text-xs break-all text-muted-foreground print:block">
        SHA-256 of the record: <span className="font-mono">{digest}</span>
      </p>
    </>
  );
}
