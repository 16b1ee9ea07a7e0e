import { Input } from "@/components/ui/input";
import { MAX_QUERY_LENGTH } from "@/lib/domain/search";

type SearchFieldProps = {
  /** Its name in the form. */
  name: string;
  label: string;
  /** What is searched for now. */
  value: string | undefined;
  placeholder?: string;
};

const ofDocs = "A name, or words of its docs";

/** Where one writes what to find something by: of docs, a name or words of theirs. */
export function SearchField({ name, label, value, placeholder = ofDocs }: SearchFieldProps) {
  return (
    <Input
      key={value}
      name={name}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value}
      maxLength={MAX_QUERY_LENGTH}
      className="w-60 min-w-0 max-sm:w-full"
    />
  );
}
