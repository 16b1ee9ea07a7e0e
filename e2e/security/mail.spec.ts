import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { getDb } from "@/lib/server/db";
import { hashSecret } from "@/lib/server/links/secret";
import { type Mailbox, startMailbox } from "../support/mailbox";
import { createSigner, PASSWORD, signIn } from "../support/people";
import { createBakery } from "../support/projects";
import { type SecondServer, startSecondServer } from "../support/second-server";
import { expect, test } from "../support/test";

const NEW = "a much longer pass phrase";
let mailbox: Mailbox;
let second: SecondServer;

test.beforeAll(async () => {
  mailbox = await startMailbox();
  second = await startSecondServer({
    SMTP_URL: mailbox.url,
    MAIL_FROM: "Strata <strata@example.com>",
    LOG_LEVEL: "trace",
  });
});

test.afterAll(async () => {
  await second.end();
  mailbox.stop();
});

const linkIn = (text: string) => /http:\/\/localhost:\d+\/\S+#[A-Za-z0-9_-]{43}/u.exec(text)?.[0] ?? "";
const sent = (page: Page) => page.getByText("the link is on its way");
const secretOf = (link: string) => link.split("#")[1] ?? "";

test("a forgotten password is reset by a mail, once, and its secret is nowhere else", async ({ as }) => {
  const person = await createSigner();
  const page = await as(null);
  const referers: string[] = [];
  page.on("request", (request) => referers.push(`${request.url()} ${request.headers().referer ?? ""}`));
  await page.goto(`${second.address}/forgot-password`);
  await page.getByLabel("E-mail").fill(person.email.toUpperCase());
  await page.getByRole("button", { name: "Send the link" }).click();
  const letter = await mailbox.next(person.email);
  expect(letter.from).toBe("strata@example.com");
  expect(letter.text).toContain(`Hello ${person.name}`);
  const link = linkIn(letter.text);
  expect(link.startsWith(`${second.address}/reset-password#`)).toBe(true);

  await page.goto(link);
  await page.getByLabel("New password").fill(NEW);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
  const stored = await getDb().oneTimeToken.findUniqueOrThrow({ where: { tokenHash: hashSecret(secretOf(link)) } });
  expect(stored.usedAt).not.toBeNull();
  expect(referers.filter((each) => each.split("#")[0]?.includes(secretOf(link)))).toEqual([]);
  for (const secret of [secretOf(link), NEW, PASSWORD]) expect(second.printed()).not.toContain(secret);
});

test("who asks for an address that nobody has is told the same, and no mail goes out", async ({ as }) => {
  const email = `nobody-${randomUUID()}@example.com`;
  const before = mailbox.letters.length;
  const known = await createSigner();
  const said: string[] = [];
  for (const asked of [email, known.email]) {
    const page = await as(null);
    await page.goto(`${second.address}/forgot-password`);
    await page.getByLabel("E-mail").fill(asked);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(sent(page)).toBeVisible();
    said.push((await sent(page).textContent()) ?? "");
  }
  expect(said[0]).toBe(said[1]);
  await mailbox.next(known.email);
  expect(mailbox.letters.slice(before).map(({ to }) => to)).toEqual([known.email]);
});

test("an invitation arrives by mail and makes an account that is signed in", async ({ as }) => {
  const { slug, name, people } = await createBakery();
  await getDb().project.update({ where: { slug }, data: { name: "Brot\r\nBcc: evil@example.com" } });
  const admin = await as(null);
  await signIn(admin.context(), people.admin);
  await admin.goto(`${second.address}/p/${slug}/members`);
  const email = `new-${randomUUID().slice(0, 8)}@example.com`;
  await admin.getByLabel("E-mail").fill(email);
  await admin.getByRole("combobox", { name: "Role", exact: true }).click();
  await admin.getByRole("option", { name: "Viewer", exact: true }).click();
  await admin.getByRole("button", { name: "Invite" }).click();
  const letter = await mailbox.next(email);
  expect(letter.source.split("\r\n\r\n")[0]).not.toMatch(/^bcc:/imu);
  await getDb().project.update({ where: { slug }, data: { name } });

  const invited = await as(null);
  await invited.goto(linkIn(letter.text));
  await expect(invited.getByRole("heading", { name: `Join ${name}` })).toBeVisible();
  await invited.getByLabel("Name").fill("Noor Newcomer");
  await invited.getByLabel("Password").fill(PASSWORD);
  await invited.getByRole("button", { name: "Make my account and join" }).click();
  await expect(invited).toHaveURL(`${second.address}/p/${slug}`);
  expect(second.printed()).not.toContain(secretOf(linkIn(letter.text)));
});

test("a mail server that is gone is said to nobody, and the reset fails for nobody else", async ({ as }) => {
  const lost = await startSecondServer({ SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "strata@example.com" });
  const person = await createSigner();
  const page = await as(null);
  await page.goto(`${lost.address}/forgot-password`);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(sent(page)).toBeVisible();
  await expect.poll(lost.printed).toContain("mail could not be sent");
  await lost.end();
});
