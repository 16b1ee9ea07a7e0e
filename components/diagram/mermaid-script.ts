const address = "/vendor/mermaid.min.js";

let loading: Promise<string> | undefined;

/**
 * Mermaid's text, fetched once for all diagrams of a visit. The page fetches it because a sandboxed frame has no cache
 * of its own and would fetch it again each time. A failed fetch is tried again by the next diagram.
 */
export function loadMermaid(): Promise<string> {
  loading ??= fetch(address).then(read, () => {
    throw new Error("Strata cannot be reached.");
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

async function read(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`The drawing program did not load (${response.status}).`);
  return response.text();
}
