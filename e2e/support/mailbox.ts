import { type AddressInfo, createServer, type Socket } from "node:net";

/** A message as it arrived. */
export type Letter = { readonly from: string; readonly to: string; readonly source: string; readonly text: string };

/** A mail server on this machine that keeps what it is given. */
export type Mailbox = {
  readonly url: string;
  /** The next message to an address, as soon as it is there. */
  readonly next: (to: string) => Promise<Letter>;
  readonly letters: readonly Letter[];
  readonly stop: () => void;
};

const ARRIVES_WITHIN_MS = 10_000;

/** Starts a mail server that speaks as much SMTP as it takes to be handed messages in plain text. */
export async function startMailbox(): Promise<Mailbox> {
  const letters: Letter[] = [];
  const server = createServer((socket) => receive(socket, (letter) => letters.push(letter)));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  let taken = 0;
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    async next(to) {
      const end = Date.now() + ARRIVES_WITHIN_MS;
      for (;;) {
        const found = letters.findIndex((letter, index) => index >= taken && letter.to === to);
        const letter = letters[found];
        if (letter) {
          taken = found + 1;
          return letter;
        }
        if (Date.now() > end) throw new Error(`No message came for ${to}.`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    stop: () => void server.close(),
  };
}

function receive(socket: Socket, keep: (letter: Letter) => void): void {
  let [buffer, from, to] = ["", "", ""];
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const addressIn = (line: string) => /<([^>]*)>/u.exec(line)?.[1] ?? "";
  const obey = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "MAIL") from = addressIn(line);
    if (verb === "RCPT") to = addressIn(line);
    isData = verb === "DATA";
    say(verb === "DATA" ? "354 Go on." : verb === "QUIT" ? "221 Bye." : "250 OK");
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    buffer += chunk.toString("latin1");
    for (;;) {
      const end = isData ? "\r\n.\r\n" : "\r\n";
      const at = buffer.indexOf(end);
      if (at < 0) return;
      const taken = buffer.slice(0, at);
      buffer = buffer.slice(at + end.length);
      if (!isData) {
        obey(taken);
        continue;
      }
      keep({ from, to, source: taken, text: textOf(taken) });
      isData = false;
      say("250 Kept.");
    }
  });
  say("220 strata.test");
}

function textOf(source: string): string {
  const [head = "", ...body] = source.split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  if (/^content-transfer-encoding: base64/imu.test(head)) return Buffer.from(text, "base64").toString("utf8");
  if (!/^content-transfer-encoding: quoted-printable/imu.test(head))
    return Buffer.from(text, "latin1").toString("utf8");
  const bytes = text
    .replace(/=\r\n/gu, "")
    .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
