import type { ChangeCheck } from "./change-check";
import { askedSections, foretoldSections } from "./change-sections";
import { plainLine } from "./plain-line";
import { countOf, type Report } from "./report";

/** How much is asked, and the `origin` of Strata, which makes its addresses absolute. */
type Asked = { readonly onlyChanges: boolean; readonly origin: string };

/**
 * What merging a working copy would do, in words. With `onlyChanges` it passes once all that the change adds or alters is documented
 * and owned; else only if the project is ready and would be so with the change.
 */
export function changeReport(check: ChangeCheck, { onlyChanges, origin }: Asked): Report {
  const reasons = [...ownReasons(check), ...(onlyChanges ? [] : otherReasons(check))];
  const isPassed = reasons.length === 0;
  const passed = onlyChanges
    ? "What the change adds or alters is documented and owned."
    : `With the change, ${check.project.name} is ready for production.`;
  const failed = onlyChanges
    ? "What the change adds or alters is not all documented and owned."
    : `With the change, ${check.project.name} is not ready for production.`;
  return {
    isPassed,
    verdict: plainLine(isPassed ? passed : failed),
    sentences: [...reasons, aboutOf(check)].map((each) => plainLine(each)),
    sections: [...askedSections(check, origin), ...foretoldSections(check)],
  };
}

/** Why what a change adds or alters is not all documented and owned, a sentence each. */
function ownReasons({ undocumented, unowned, unread, history }: ChangeCheck): readonly string[] {
  return sentencesFor([
    [undocumented.length, (count) => `${countOf(count, "thing")} it adds or alters ${lack(count)} docs.`],
    [unowned.length, (count) => `${countOf(count, "table")} it adds or alters ${has(count)} no owner.`],
    [history.length, (count) => `It changes the past in ${countOf(count, "place")}.`],
    [unread.length, (count) => `${countOf(count, "statement")} could not be read.`],
  ]);
}

/** Why the project would not be ready besides: what its gate asks for. The rest is told, and closes nothing. */
function otherReasons({ gate, stale, dismissed, assumptions, closes }: ChangeCheck): readonly string[] {
  const today = gate.reasons.map((reason) => `Today: ${reason}`);
  const then = sentencesFor([
    [closes.stale ? stale.length : 0, (count) => `Docs of ${countOf(count, "object")} would go stale.`],
    [closes.dismissed ? dismissed.length : 0, (count) => `${countOf(count, "signature")} would be dismissed.`],
    [closes.assumptions ? assumptions.length : 0, (count) => `${countOf(count, "thing")} would break an assumption.`],
  ]);
  return [...then, ...(gate.isReady || today.length > 0 ? today : ["Today: it is not ready."])];
}

function sentencesFor(counted: readonly (readonly [number, (count: number) => string])[]): readonly string[] {
  return counted.flatMap(([count, words]) => (count > 0 ? [words(count)] : []));
}

const lack = (count: number) => (count === 1 ? "lacks" : "lack");
const has = (count: number) => (count === 1 ? "has" : "have");

function aboutOf({ migrations, head, touched, absent }: ChangeCheck): string {
  if (migrations.length === 0)
    return `Nothing of the folder is new${head === null ? "" : `: the project is at ${head}`}.`;
  const on = head === null ? "an empty project" : head;
  const what = `${countOf(migrations.length, "migration")} on top of ${on}, ${countOf(touched, "thing")} added or altered.`;
  if (absent.length === 0) return what;
  return `${what} ${countOf(absent.length, "migration")} of the project ${absent.length === 1 ? "is" : "are"} not in the folder.`;
}
