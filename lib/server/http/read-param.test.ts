import { expect, test } from "vitest";
import { compareSearch } from "@/lib/domain/compare-search";
import { readSearch } from "@/lib/domain/read-search";
import { searchParam } from "./read-param";

const asked = (search: string) => searchParam(new Request(`http://strata.example/?${search}`), compareSearch);

test("parameters of a query that do not fit are refused, each with what is wrong; empty ones are not asked", () => {
  expect(asked("from=0001&change=added&q=&page=2")).toEqual({ from: "0001", change: "added", page: 2 });
  const wrong = () => asked(`change=gone&docs=&page=0&q=${"x".repeat(201)}`);
  expect(wrong).toThrow(expect.objectContaining({ code: "invalid" }));
  expect(wrong).toThrow(
    expect.objectContaining({
      details: {
        fields: {
          change: "change is one of added, altered, renamed, removed.",
          page: expect.any(String),
          q: expect.any(String),
        },
      },
    }),
  );
});

test("on a page they are passed over, so that an old address still leads somewhere", () => {
  expect(readSearch(compareSearch, { from: "0001", change: "gone", page: "x", docs: "" })).toEqual({ from: "0001" });
});
