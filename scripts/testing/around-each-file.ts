import { afterAll, afterEach, beforeEach, vi } from "vitest";

// What is printed as an error is a failure nobody looked at. A test that expects one spies on console.error itself.
let errors: unknown[][] = [];
const print = console.error;

beforeEach(() => {
  errors = [];
  console.error = (...args: unknown[]) => {
    errors.push(args);
    print(...args);
  };
});

afterEach(() => {
  console.error = print;
  if (errors.length > 0)
    throw new Error(`console.error was called: ${errors.map((args) => args.join(" ")).join("; ")}`);
});

// The next file runs in the same process.
afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
