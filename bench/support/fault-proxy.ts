import { type AddressInfo, connect, createServer } from "node:net";

const SLOW_MS = 2_000;
// Writers keep what works: no connection is theirs for long.
const LASTS_MS = 1_000;

/**
 * What becomes of a connection: handed on, its answer thrown away, cut in the middle of the request, made two seconds slower, or cut
 * and its request handed on two seconds later, when the writer has long sent it again and gone on.
 */
const fates = ["whole", "answer lost", "request cut", "slow", "late"] as const;

/** A way to a server on which connections are lost and delayed by chance. */
export async function startBadLine(port: number) {
  const proxy = createServer((incoming) => {
    const fate = fates[Math.floor(Math.random() * fates.length)] ?? "whole";
    const outgoing = connect({ port, host: "127.0.0.1" });
    const end = () => [incoming, outgoing].forEach((socket) => void socket.destroy());
    for (const socket of [incoming, outgoing]) socket.on("error", end).on("close", end);
    if (fate === "request cut") {
      incoming.once("data", (bytes: Buffer) => outgoing.write(bytes.subarray(0, bytes.length / 2), end));
      return;
    }
    if (fate === "late") {
      incoming.removeListener("close", end).once("data", (bytes: Buffer) => {
        setTimeout(() => outgoing.write(bytes, () => setTimeout(end, SLOW_MS)), SLOW_MS);
        incoming.destroy();
      });
      return;
    }
    setTimeout(end, (fate === "slow" ? SLOW_MS : 0) + Math.random() * LASTS_MS);
    if (fate === "slow") setTimeout(() => incoming.pipe(outgoing), SLOW_MS);
    else incoming.pipe(outgoing);
    if (fate === "answer lost") outgoing.once("data", end);
    else outgoing.pipe(incoming);
  });
  await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
  const { port: own } = proxy.address() as AddressInfo;
  return { address: `http://localhost:${own}`, stop: () => void proxy.close() };
}
