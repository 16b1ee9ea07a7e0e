import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { findMisconfiguration } from "./find-misconfiguration";

const secret = "k3J9-vQ2m_Xw7Zr1Tn5Yb8Lc4Hd6Gf0Sp";

test("a long random secret is enough to start", () => {
  expect(findMisconfiguration({ NEXTAUTH_SECRET: secret })).toEqual([]);
});

test.each([
  undefined,
  "",
  "secret",
  "change-me",
  "a".repeat(64),
  "change-me-to-32-random-characters",
  "my-super-secret-value-for-nextauth",
])("with the secret %j nothing starts", (weak) => {
  expect(findMisconfiguration({ NEXTAUTH_SECRET: weak })).toHaveLength(1);
});

test("an address that is none is said", () => {
  expect(findMisconfiguration({ NEXTAUTH_SECRET: secret, NEXTAUTH_URL: "javascript:alert(1)" })).toHaveLength(1);
});

test("a key that signs nothing is said, and a webhook without its secret", () => {
  const made = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  const webhook = "https://log.example.com/strata";
  expect(findMisconfiguration({ NEXTAUTH_SECRET: secret, CHECKPOINT_KEY: made })).toEqual([]);
  expect(findMisconfiguration({ NEXTAUTH_SECRET: secret, CHECKPOINT_KEY: "abc" })).toHaveLength(1);
  expect(findMisconfiguration({ NEXTAUTH_SECRET: secret, CHECKPOINT_WEBHOOK_URL: webhook })).toHaveLength(1);
});

test("half a provider is said, with what is missing, instead of a sign-in that fails later", () => {
  const problems = findMisconfiguration({ NEXTAUTH_SECRET: secret, OIDC_ISSUER: "https://id.example.com" });
  expect(problems).toEqual([
    "OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET belong together; OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are missing.",
  ]);
});
