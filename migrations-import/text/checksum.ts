/** SHA-256 of `bytes` in lower-case hexadecimal. Uses WebCrypto, so it runs wherever the engine does. */
export async function checksum(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
