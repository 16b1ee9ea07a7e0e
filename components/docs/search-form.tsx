import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { SearchField } from "./search-field";

type SearchFormProps = {
  /** The address of the whole list, which takes `query`. */
  action: string;
  label: string;
  /** What is searched for now. */
  query: string | undefined;
  placeholder?: string;
  /** How many were found. */
  children?: ReactNode;
};

/** Searches a list by its address, and leads back to the whole. */
export function SearchForm({ action, label, query, placeholder, children }: SearchFormProps) {
  return (
    <form action={action} className="flex items-center gap-2 max-sm:flex-wrap">
      <SearchField name="query" label={label} value={query} placeholder={placeholder} />
      <Button type="submit">Search</Button>
      {query ? (
        <Button asChild variant="ghost">
          <Link href={action}>Clear</Link>
        </Button>
      ) : null}
      {children ? (
        <p className="ml-auto text-xs whitespace-nowrap text-muted-foreground tabular-nums">{children}</p>
      ) : null}
    </form>
  );
}
