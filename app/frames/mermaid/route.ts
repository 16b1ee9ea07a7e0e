import { frameScript, frameStyle } from "./frame-script";

/** The frame diagrams are drawn in: no origin, no network, only its own script and the one its parent hands it. */
export function GET(): Response {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Diagram</title><style>${frameStyle}</style></head>
<body><div id="stage" tabindex="0" role="group" aria-label="Diagram"></div><script nonce="${nonce}">${frameScript}</script></body>
</html>`;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
  ].join("; ");
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "Cache-Control": "no-store",
    },
  });
}
