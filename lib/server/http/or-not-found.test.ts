import { expect, test } from "vitest";
import { AppError } from "@/lib/domain/errors";
import { orNotFound } from "./or-not-found";

test.each(["not_found", "invalid"] as const)("a page whose address is %s is not found", async (code) => {
  await expect(orNotFound("tasks", Promise.reject(new AppError(code)))).rejects.toMatchObject({
    digest: "NEXT_HTTP_ERROR_FALLBACK;404",
  });
});

test("what went wrong on our side is not said to be missing", async () => {
  await expect(orNotFound("tasks", Promise.reject(new AppError("unavailable")))).rejects.toMatchObject({
    code: "unavailable",
  });
});
