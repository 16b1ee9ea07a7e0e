import { canDo } from "@/lib/domain/permissions";
import type { SetOwnerInput } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import type { Sample, SampleMember } from "./read-sample";
import type { Cast } from "./seed-people";
import type { SeededProject } from "./seed-project";

/** Who writes about a table, who verifies it, and who owns it. */
export type Parts = {
  readonly writer: Viewer;
  readonly verifier: Viewer;
  readonly owner: SetOwnerInput["owner"];
};

/**
 * Casts the people of a sample for one owner (a handle or a team's name): the owner writes, or somebody of the team who
 * may; somebody else who may verifies.
 */
export function choosePeople(sample: Sample, cast: Cast, project: SeededProject, owner: string | undefined): Parts {
  const teamId = owner === undefined ? undefined : project.teams.get(owner);
  const own = sample.members.filter(({ handle, teams }) => handle === owner || teams.includes(owner ?? ""));
  const writer = viewerOf(
    cast,
    [...own, ...sample.members].find(({ role }) => canDo(role, "doc.write")),
  );
  const reviewers = sample.members.filter(({ role }) => canDo(role, "status.verify"));
  const verifier = viewerOf(
    cast,
    reviewers.find(({ handle }) => cast.byHandle.get(handle) !== writer),
  );
  const person = cast.byHandle.get(owner ?? "");
  if (teamId) return { writer, verifier, owner: { kind: "team", id: teamId } };
  return { writer, verifier, owner: person ? { kind: "member", id: person.userId } : null };
}

function viewerOf(cast: Cast, member: SampleMember | undefined): Viewer {
  return cast.byHandle.get(member?.handle ?? "") ?? cast.administrator;
}
