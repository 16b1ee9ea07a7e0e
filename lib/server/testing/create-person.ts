import { randomBytes, randomUUID } from "node:crypto";
import { hashPassword } from "../accounts/hash-password";
import { getDb } from "../db";

/** A person in the database of a test. */
export type TestPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdministrator: boolean;
};

export type TestPersonFacts = {
  readonly name?: string;
  readonly email?: string;
  /** Left out, the person has none and cannot sign in with one. */
  readonly password?: string;
  readonly isAdministrator?: boolean;
};

/** Makes a person; what is not said is chosen so that it does not collide. */
export async function createPerson(facts: TestPersonFacts = {}): Promise<TestPerson> {
  const suffix = randomBytes(4).toString("hex");
  return getDb().user.create({
    data: {
      name: facts.name ?? `Person ${suffix}`,
      email: facts.email ?? `person-${suffix}@example.com`,
      passwordHash: facts.password === undefined ? null : await hashPassword(facts.password),
      isAdministrator: facts.isAdministrator ?? false,
    },
    select: { id: true, name: true, email: true, isAdministrator: true },
  });
}

/** Makes people with these names who cannot sign in with a password, by one statement. */
export async function createPeople(names: readonly string[]): Promise<readonly TestPerson[]> {
  const people = names.map((name) => {
    const id = randomUUID();
    return { id, name, email: `person-${id.slice(0, 8)}@example.com`, isAdministrator: false };
  });
  await getDb().user.createMany({ data: people });
  return people;
}
