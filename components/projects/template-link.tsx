import { Link } from "@/components/ui/link";
import { paths } from "@/lib/domain/paths";

/** Leads from a project's settings to its template. */
export function TemplateLink({ slug }: { slug: string }) {
  return (
    <p className="max-w-xl text-muted-foreground">
      Which sections docs have, in which order, and which must be written.{" "}
      <Link
        href={paths.template(slug)}
        className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
      >
        Change the template
      </Link>
    </p>
  );
}
