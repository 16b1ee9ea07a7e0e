/** The migration that was head then: "at 20251203084500". Nothing where there was none. */
export function AtVersion({ version }: { version: string | null }) {
  if (!version) return null;
  return (
    <span className="text-xs">
      {" "}
      at <span className="font-mono">{version}</span>
    </span>
  );
}
