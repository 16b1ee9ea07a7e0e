const address = "/vendor/mermaid.min.js";

let loading: Promise<string> | undefined;

/**
 * Mermaid's text, fetched once for all diagrams of a visit. The page fetches it because a sandboxed frame has no cache
 * of its own and would fetch it again each time. A failed fetch is tried again by the next diagram.
 */
export function loadMermaid(): Promise<string> {
  loading ??= fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`The drawing program did not load (${response.status}).`);
    return response.text();
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
