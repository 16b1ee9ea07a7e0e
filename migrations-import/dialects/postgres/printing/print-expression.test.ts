import { beforeAll, expect, test } from "vitest";
import { loadGrammar, parseExpression } from "../grammar/parse-statements";
import { loadDeparser } from "./deparse";
import { plainPrinter, print } from "./print-expression";

beforeAll(async () => {
  await Promise.all([loadGrammar(), loadDeparser()]);
});

const cases = [
  ["a + b * 2 > -1", "((a + (b * 2)) > '-1'::integer)"],
  ["a IN (1, 2) AND NOT b", "((a = ANY (ARRAY[1, 2])) AND (NOT b))"],
  ["a NOT IN (1, c)", "((a <> 1) AND (a <> c))"],
  ["x BETWEEN 1 AND 2", "((x >= 1) AND (x <= 2))"],
  ["x IS NOT DISTINCT FROM y", "(NOT (x IS DISTINCT FROM y))"],
  ["s LIKE 'a%' OR s NOT ILIKE 'b'", "((s ~~ 'a%') OR (s !~~* 'b'))"],
  ["CAST(a AS int4)", "(a)::integer"],
  ['\'{"b":1,  "a":2}\'::jsonb', '\'{"a": 2, "b": 1}\'::jsonb'],
  ["INTERVAL '90 minutes'", "'01:30:00'::interval"],
  ["now() AT TIME ZONE 'utc'", "(now() AT TIME ZONE 'utc')"],
  ["extract(epoch from t)", "EXTRACT(epoch FROM t)"],
  ["coalesce(a, nullif(b, 0), greatest(c, 1))", "COALESCE(a, NULLIF(b, 0), GREATEST(c, 1))"],
  ["case a when 1 then 'x' else 'y' end", "\nCASE a\n    WHEN 1 THEN 'x'\n    ELSE 'y'\nEND"],
  ["current_timestamp(3)", "CURRENT_TIMESTAMP(3)"],
  ['"Mixed"."select" IS TRUE', '("Mixed"."select" IS TRUE)'],
  ["arr[1:2] || array['x']::text[]", "(arr[1:2] || (ARRAY['x'])::text[])"],
  ["(r).field", "(r).field"],
  ["count(DISTINCT a ORDER BY b DESC) FILTER (WHERE c)", "count(DISTINCT a ORDER BY b DESC) FILTER (WHERE c)"],
  ["row_number() OVER (PARTITION BY a ORDER BY b)", "row_number() OVER (PARTITION BY a ORDER BY b)"],
  ["value #>> '{a, b}'::text[]", "(value #>> '{a,b}'::text[])"],
  ["E'it''s\\\\n'", "'it''s\\n'"],
] as const;

test.each(cases)("%s is printed as PostgreSQL would", (written, printed) => {
  expect(print(parseExpression(written) ?? undefined, plainPrinter)).toBe(printed);
});

test.each([
  ...cases.map(([written]) => written),
  "EXISTS (SELECT 1 FROM a x LEFT JOIN b USING (id) WHERE x.c = ANY (SELECT d FROM e) GROUP BY 1 HAVING count(*) > 1)",
  "(WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t) SELECT DISTINCT ON (n) n FROM t ORDER BY n DESC LIMIT 3)",
  "(SELECT json_object('a': 1))",
])("%s is read back as what it was", (written) => {
  const once = print(parseExpression(written) ?? undefined, plainPrinter);
  expect(print(parseExpression(once) ?? undefined, plainPrinter)).toBe(once);
});
