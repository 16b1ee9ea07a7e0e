import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Who the provider says somebody is. */
export type Claims = {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
};

/** An OpenID Connect provider on this machine that takes everybody who comes for the one who is signed in there. */
export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is signed in there from now on, and what its tokens say besides. */
  signedIn: Claims;
  overrides: Readonly<Record<string, unknown>>;
  readonly stop: () => void;
};

const KEY_ID = "one";

/** Starts the provider. It holds callers to the code's own verifier and to the client's secret, as providers do. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string; nonce: string | null; claims: Claims }>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: IdentityProvider = {
    issuer,
    clientId: "strata",
    clientSecret: randomUUID(),
    signedIn: { sub: randomUUID() },
    overrides: {},
    stop: () => void server.close(),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/authorize") return authorize(url, response);
    if (url.pathname === "/token") return give(response, await exchange(request));
    if (url.pathname === "/keys")
      return give(response, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: KEY_ID, alg: "RS256", use: "sig" }],
      });
    return give(response, discovery(issuer));
  }

  function authorize({ searchParams }: URL, response: ServerResponse): void {
    const code = randomUUID();
    const challenge = searchParams.get("code_challenge") ?? "";
    codes.set(code, { challenge, nonce: searchParams.get("nonce"), claims: provider.signedIn });
    const back = new URL(searchParams.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    back.searchParams.set("state", searchParams.get("state") ?? "");
    response.writeHead(302, { Location: back.href }).end();
  }

  async function exchange(request: IncomingMessage): Promise<object> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const sent = new URLSearchParams(Buffer.concat(chunks).toString());
    const known = codes.get(sent.get("code") ?? "");
    codes.delete(sent.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(sent.get("code_verifier") ?? "")
      .digest("base64url");
    const basic = Buffer.from(`${provider.clientId}:${provider.clientSecret}`).toString("base64");
    if (!known || known.challenge !== challenge || request.headers.authorization !== `Basic ${basic}`)
      return { error: "invalid_grant" };
    const seconds = Math.floor(Date.now() / 1000);
    const standard = { iss: issuer, aud: provider.clientId, iat: seconds, exp: seconds + 60 };
    const nonce = known.nonce === null ? {} : { nonce: known.nonce };
    const claims = { ...standard, ...nonce, ...known.claims, ...provider.overrides };
    return { access_token: randomUUID(), token_type: "Bearer", id_token: sign(claims) };
  }

  function sign(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", typ: "JWT", kid: KEY_ID })}.${part(claims)}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url")}`;
  }

  return provider;
}

function give(response: ServerResponse, value: object): void {
  response.writeHead("error" in value ? 400 : 200, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}

function discovery(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic"],
  };
}
