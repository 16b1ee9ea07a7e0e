import { PageBody } from "@/components/frame/page-body";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata = { title: "Not found" };

/** An address within a project that leads nowhere: the frame stays, and with it the way on. */
export default function NotFoundInProject() {
  return (
    <PageBody>
      <EmptyState level={1} title="There is nothing at this address">
        It was never here, or it was dropped or archived since. The search finds what is in this project now.
      </EmptyState>
    </PageBody>
  );
}
