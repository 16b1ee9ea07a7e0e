import "server-only";

/** What Prisma, its adapter, Node.js and PostgreSQL call something that was thrown, on each of its layers: codes, kinds. */
export function errorNames(thrown: unknown): readonly string[] {
  if (typeof thrown !== "object" || thrown === null) return [];
  const own = ["code", "originalCode", "kind"].map((name) => textOf(thrown, name)).filter((name) => name !== "");
  return [...own, ...layersBelow(thrown).flatMap(errorNames)];
}

/** Its message and those of the layers below. */
export function errorMessages(thrown: unknown): readonly string[] {
  if (typeof thrown !== "object" || thrown === null) return [];
  return [textOf(thrown, "message"), ...layersBelow(thrown).flatMap(errorMessages)];
}

const layersBelow = (thrown: object) =>
  ["meta", "driverAdapterError", "cause"].map((name): unknown => Reflect.get(thrown, name));

function textOf(thrown: object, name: string): string {
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === "string" ? value : "";
}
