import type { UpPart, UpProblem } from "./layout";

/**
 * Fills in `${name}` in a part. A name without a value is read as the name itself, so that what surrounds it can be read,
 * with a warning where it stands first. `${name:-default}` has a value of its own.
 */
export function fillPlaceholders(part: UpPart, values: ReadonlyMap<string, string>, tool: string): UpPart {
  const unknown = new Map<string, number>();
  const fill = (text: string, from: number) =>
    text.replace(
      /\$\{([A-Za-z][\w.:]*?)(?::?-([^}\n]*))?\}/g,
      (_, name: string, ownValue: string | undefined, at: number) => {
        const value = values.get(name) ?? values.get(name.toLowerCase()) ?? ownValue;
        if (value === undefined && !unknown.has(name)) unknown.set(name, from + at);
        return (value ?? name.replace(/\W/g, "_")).replace(/[\r\n]+/g, " ");
      },
    );
  const [before, up, after] = [
    fill(part.text.slice(0, part.start), 0),
    fill(part.text.slice(part.start, part.end), part.start),
    part.text.slice(part.end),
  ];
  const text = before + up + after;
  const problems = [...unknown].map(([name, at]) => problemOf(name, Math.min(at, text.length), tool));
  const end = before.length + up.length;
  return { text, start: before.length, end, problems: [...part.problems, ...problems] };
}

function problemOf(name: string, at: number, tool: string): UpProblem {
  const message = `The value of the placeholder \${${name}} is not known; it was read as ${name.replace(/\W/g, "_")}.`;
  const hint =
    tool === "flyway"
      ? `Give the configuration along (flyway.conf or flyway.toml with placeholders.${name}), or write the value out.`
      : "Write the value out where it matters to the schema.";
  return { severity: "warning", code: "PLACEHOLDER", at, message, hint };
}
