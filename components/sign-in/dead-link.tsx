import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/domain/paths";
import { AuthHeading } from "./auth-heading";

/** What is shown instead of a form whose link cannot work. */
export function DeadLink({ children }: { children: string }) {
  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="This link does not work">{children}</AuthHeading>
      <Button asChild size="lg">
        <Link href={paths.signIn()}>Go to signing in</Link>
      </Button>
    </div>
  );
}
