import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { handleAuth } from "./handle-auth";

test.each([["callback", "credentials"], ["callback", "credentials", "x"], ["nothing"]])(
  "nobody gets %s/%s by asking for it",
  async (...nextauth) => {
    const request = new NextRequest(`http://localhost:3000/api/auth/${nextauth.join("/")}`);
    const response = await handleAuth(request, { params: Promise.resolve({ nextauth }) });
    expect(response.status).toBe(404);
  },
);
