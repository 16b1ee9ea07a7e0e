import type { BrowserContext } from "@playwright/test";
import { address } from "./server";

/** Collects what no page may do: console errors, uncaught errors, failed requests of our own, broken policies. */
export class Guard {
  readonly #problems: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** A refusal that a test provokes on purpose; the browser reports it as an error of its own. */
  allow(...patterns: readonly RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  /** What was seen and not allowed. */
  get problems(): readonly string[] {
    return this.#problems.filter((problem) => !this.#allowed.some((pattern) => pattern.test(problem)));
  }

  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") this.#problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => {
      this.#problems.push(`uncaught: ${error.error().stack ?? error.error().message}`);
    });
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // A page that is left gives its open requests up.
      const isLeft = reason === "net::ERR_ABORTED";
      if (request.url().startsWith(address) && !isLeft) this.#problems.push(`request: ${request.url()} ${reason}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 500) this.#problems.push(`response: ${response.status()} ${response.url()}`);
    });
  }
}
