import { leaveWithKept } from "@/lib/client/edits/keeping";
import { paths } from "@/lib/domain/paths";

/** Leads to signing in, in this tab, and back; what is kept goes then. */
export function SignInAgain() {
  return (
    <a
      href={paths.signIn()}
      onClick={(event) => {
        const { pathname, search } = window.location;
        event.currentTarget.href = paths.signIn(`${pathname}${search}`);
        leaveWithKept();
      }}
      className="font-medium underline underline-offset-2"
    >
      Sign in again
    </a>
  );
}
