import { vi } from "vitest";
import { run } from "../run";

export type Ended = { readonly status: number; readonly stdout: string; readonly stderr: string };

/** What `strata` with these arguments prints and ends with, run in this process: a process of its own takes a second to start. */
export async function runHere(...args: readonly string[]): Promise<Ended> {
  const [out, err] = [collect(process.stdout), collect(process.stderr)];
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await run(args);
    return { status: Number(process.exitCode ?? 0), stdout: out.text(), stderr: err.text() };
  } finally {
    process.exitCode = before;
    out.stop();
    err.stop();
  }
}

function collect(stream: NodeJS.WriteStream) {
  let text = "";
  const spy = vi.spyOn(stream, "write").mockImplementation((chunk, ...rest) => {
    text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    const done = rest.find((each) => typeof each === "function");
    done?.();
    return true;
  });
  return { text: () => text, stop: () => spy.mockRestore() };
}
