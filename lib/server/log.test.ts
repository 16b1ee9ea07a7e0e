import { expect, test } from "vitest";
import { newSecret } from "./links/secret";
import { logTo } from "./log";

function logging(write: (log: ReturnType<typeof logTo>) => void): readonly string[] {
  const lines: string[] = [];
  write(logTo({ write: (line) => void lines.push(line) }));
  return lines;
}

test("an event is one line, whatever line ends and control characters it tells of", () => {
  const forged = 'x\r\n{"level":50,"msg":"forged"}\n\u001b[2K\u001b[31mred\u0085\u009b31m\u2028\u0000\u0007';
  const lines = logging((log) => {
    log.error({ name: forged, [forged]: 1, err: new Error(forged) }, forged);
    log.warn(forged);
  });
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line.trimEnd().split("\n")).toHaveLength(1);
    expect(line.trimEnd()).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(line).msg).toBe(forged);
  }
});

test("what could open something is nowhere in the log: not as a field, not in an error's words, not in its cause", () => {
  const token = `strata_${newSecret()}`;
  const [password, sealed] = ["nine-quiet-otters", `eyJhbGciOiJkaXIifQ..${newSecret()}.${newSecret()}.${newSecret()}`];
  const address = `postgresql://strata:${password}@db.example:5432/strata`;
  const err = new Error(`cannot reach ${address} for Bearer ${token}`, { cause: new Error(`cookie ${sealed}`) });
  const headers = { authorization: `Bearer ${token}`, cookie: `session=${sealed}`, password };
  const [line = ""] = logging((log) => log.error({ err, headers, password, token }, `${token} ${address}`));
  for (const secret of [token, password, sealed]) expect(line).not.toContain(secret);
  expect(JSON.parse(line).err.message).toContain("db.example:5432");
});
