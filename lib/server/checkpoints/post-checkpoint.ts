import "server-only";
import { createHmac } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { LeavingCheckpoint } from "./deliver-checkpoints";
import { lookUpPublic, refusePrivateAddress } from "./public-address";

const TIMEOUT_MS = 5_000;

/**
 * Posts a checkpoint to `CHECKPOINT_WEBHOOK_URL`. `Strata-Signature` is HMAC-SHA-256, in hexadecimal, of `Strata-Timestamp`, a full
 * stop and the body, by `CHECKPOINT_WEBHOOK_SECRET`; `Strata-Delivery` is the same whenever the same one comes again. Throws where there is no
 * answer of success within five seconds, and for an address that is not public, unless `CHECKPOINT_WEBHOOK_PRIVATE` is `true`. Redirects are not
 * followed, and nothing of the answer is read but its status.
 */
export async function postCheckpoint(checkpoint: LeavingCheckpoint): Promise<void> {
  const { CHECKPOINT_WEBHOOK_URL = "", CHECKPOINT_WEBHOOK_SECRET = "" } = process.env;
  const url = new URL(CHECKPOINT_WEBHOOK_URL);
  const mayBePrivate = process.env.CHECKPOINT_WEBHOOK_PRIVATE === "true";
  if (!mayBePrivate) refusePrivateAddress(url.hostname);
  const body = JSON.stringify(checkpoint);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", CHECKPOINT_WEBHOOK_SECRET).update(`${timestamp}.${body}`).digest("hex");
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "Strata-Delivery": checkpoint.id,
    "Strata-Timestamp": timestamp,
    "Strata-Signature": signature,
  };
  const status = await send(url, body, { headers, ...(mayBePrivate ? {} : { lookup: lookUpPublic }) });
  if (status < 200 || status > 299) throw new Error(`It was answered with status ${status}.`);
}

function send(url: URL, body: string, options: http.RequestOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { request } = url.protocol === "https:" ? https : http;
    const outgoing = request(url, { method: "POST", agent: false, signal, ...options }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    outgoing.on("error", (error) => reject(signal.aborted ? new Error("It did not answer within 5 seconds.") : error));
    outgoing.end(body);
  });
}
