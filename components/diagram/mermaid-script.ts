const whole = "/vendor/mermaid.min.js";
// A quarter of it, and most diagrams are those that Strata draws.
const entities = "/vendor/mermaid-er.min.js";

const loading = new Map<string, Promise<string>>();

/**
 * The text of as much of Mermaid as a source needs, fetched once for all diagrams of a visit. The page fetches it because a
 * sandboxed frame has no cache of its own and would fetch it again each time. A failed fetch is tried again by the next diagram.
 */
export function loadMermaid(source: string): Promise<string> {
  const address = /^erDiagram\s/.test(source) ? entities : whole;
  const known = loading.get(address);
  if (known) return known;
  const text = fetch(address).then(read, () => {
    throw new Error("Strata cannot be reached.");
  });
  loading.set(address, text);
  text.catch(() => loading.delete(address));
  return text;
}

async function read(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`The drawing program did not load (${response.status}).`);
  return response.text();
}
