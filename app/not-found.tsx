import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Logo } from "@/components/ui/logo";
import { paths } from "@/lib/domain/paths";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-[70dvh] w-full max-w-xl flex-col justify-center px-4">
      <EmptyState
        icon={<Logo className="size-10" />}
        level={1}
        title="There is nothing at this address"
        action={
          <Button asChild variant="primary">
            <Link href={paths.projects()}>All projects</Link>
          </Button>
        }
      >
        It was never here, has been removed, or belongs to a project you are not a member of. An admin of the project
        can invite you.
      </EmptyState>
    </main>
  );
}
