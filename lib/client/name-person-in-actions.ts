import { forPerson } from "./request";

/** Lets Next.js's own calls of server actions say for whom this page asks, as ours do; it takes no headers. Gives what ends it. */
export function namePersonInActions(): () => void {
  const { fetch } = window;
  window.fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.has("Next-Action")) return fetch(input, init);
    for (const [name, value] of Object.entries(forPerson())) headers.set(name, value);
    return fetch(input, { ...init, headers });
  };
  return () => {
    window.fetch = fetch;
  };
}
