import { addressOfLine, type CodePlaceView } from "@/lib/domain/code-view";

const look = "rounded-sm font-mono text-xs text-muted-foreground";

/** A file and line of code; leads there where the project says how. `isShort` leaves out the folders. */
export function CodeLink({
  reference,
  address,
  label,
  isShort = false,
}: {
  reference: CodePlaceView;
  address: string;
  label?: string;
  isShort?: boolean;
}) {
  const place = `${reference.path}:${reference.line}`;
  const shown = isShort ? place.slice(place.lastIndexOf("/") + 1) : place;
  const href = addressOfLine(address, reference);
  const text = (
    <>
      {label ? <span className="sr-only">{label} </span> : null}
      {shown}
    </>
  );
  if (href === null) {
    return (
      <code title={place} className={`${look} break-all`}>
        {text}
      </code>
    );
  }
  return (
    <a
      href={href}
      title={place}
      rel="noreferrer"
      className={`${look} break-all underline decoration-border underline-offset-3 hover:text-foreground`}
    >
      {text}
    </a>
  );
}
