import { expect, test } from "vitest";
import { mendAddress } from "./mend-address";

test.each([
  "/",
  "/p/tasks/tables/public/a%2Fb?asOf=0001",
  "/p/tasks/tables/public/%2500",
  "/api/v1/projects/tasks/search?q=100%",
  "/p/tasks/tables?q=%ff",
])("%s goes on as it came", (address) => {
  expect(mendAddress(address)).toBe(address);
});

test.each([
  "/p/%ff",
  "/p/tasks/tables/public/%E0%A4%A",
  "/api/v1/projects/%/tables",
  "/api/v1/projects/%ED%A0%80/catalog",
  "/p/tasks/tables/public/%00",
  "/p/tasks/tables?asOf=%00",
  "*",
])("%s leads to where nothing is instead of to an error", (address) => {
  expect(mendAddress(address)).toBe("/not-an-address");
});
