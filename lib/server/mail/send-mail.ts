import "server-only";
import { createTransport } from "nodemailer";
import { log } from "../log";

/** A message in plain text. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

const TIMEOUT_MS = 10_000;

/** Whether this instance is set up to send mail: `SMTP_URL` and `MAIL_FROM` are there. */
export function sendsMail(): boolean {
  return Boolean(process.env.SMTP_URL && process.env.MAIL_FROM);
}

/** Sends a message, where mail is set up; whether it was handed over. A failure is logged without the message, never thrown. */
export async function sendMail(mail: Mail): Promise<boolean> {
  const url = process.env.SMTP_URL;
  const from = process.env.MAIL_FROM;
  if (!url || !from) return false;
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text });
    return true;
  } catch (thrown) {
    log.error({ reason: thrown instanceof Error ? thrown.message : "unknown" }, "mail could not be sent");
    return false;
  } finally {
    transport.close();
  }
}
