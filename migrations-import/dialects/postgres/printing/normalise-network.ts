/** `inet_out`: the number of bits only where it is not that of one host. */
export function normaliseInet(text: string): string {
  const { address, bits } = readAddress(text) ?? {};
  if (address === undefined) return text;
  return bits === undefined || bits === mostBits(address) ? address : `${address}/${bits}`;
}

/** `cidr_out`: always with the number of bits. */
export function normaliseCidr(text: string): string {
  const { address, bits } = readAddress(text) ?? {};
  return address === undefined ? text : `${address}/${bits ?? mostBits(address)}`;
}

/** `macaddr_out`, `macaddr8_out`: pairs of digits with colons, however they were grouped. */
export function normaliseMac(text: string): string {
  const digits = text.trim().toLowerCase().replace(/[:.-]/g, "");
  return /^(?:[\da-f]{12}|[\da-f]{16})$/.test(digits) ? (digits.match(/../g) ?? []).join(":") : text;
}

/** A whole address, and the bits behind it. Shortened networks, and addresses of one kind inside of the other, are not read. */
function readAddress(text: string): { readonly address: string; readonly bits?: number } | null {
  const [, written = "", bits] = /^\s*([\d.]+|[\da-f:]+)(?:\/(\d{1,3}))?\s*$/i.exec(text) ?? [];
  const address = written.includes(":")
    ? shortest(written)
    : /^(?:\d{1,3}\.){3}\d{1,3}$/.test(written)
      ? written
      : null;
  return address === null ? null : { address, ...(bits !== undefined && { bits: Number(bits) }) };
}

/** An address of version 6 with its longest run of zeros left out. */
function shortest(address: string): string | null {
  const url = `http://[${address}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : null;
}

function mostBits(address: string): number {
  return address.includes(":") ? 128 : 32;
}
