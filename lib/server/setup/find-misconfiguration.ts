import "server-only";
import { readCheckpointKey } from "../checkpoints/checkpoint-key";

type Environment = Readonly<Record<string, string | undefined>>;

const MIN_SECRET_LENGTH = 32;
const MIN_DISTINCT_CHARACTERS = 8;
// What examples and templates have in the place of a secret.
const placeholders = /change|replace|example|secret|default|password|placeholder|your[-_ ]/iu;
const together: readonly (readonly string[])[] = [
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["SMTP_URL", "MAIL_FROM"],
  ["CHECKPOINT_WEBHOOK_URL", "CHECKPOINT_WEBHOOK_SECRET"],
];

/** What keeps an environment from being served safely, each as a sentence; none when it is fine. Never quotes a secret. */
export function findMisconfiguration(env: Environment): readonly string[] {
  return [
    ...secretProblems(env.NEXTAUTH_SECRET),
    ...addressProblems("NEXTAUTH_URL", env.NEXTAUTH_URL),
    ...addressProblems("CHECKPOINT_WEBHOOK_URL", env.CHECKPOINT_WEBHOOK_URL),
    ...keyProblems(env.CHECKPOINT_KEY),
    ...together.flatMap(halfSet(env)),
  ];
}

function secretProblems(secret = ""): string[] {
  if (secret.length < MIN_SECRET_LENGTH)
    return [`NEXTAUTH_SECRET must be at least ${MIN_SECRET_LENGTH} random characters.`];
  const isMadeUp = new Set(secret).size < MIN_DISTINCT_CHARACTERS || placeholders.test(secret);
  return isMadeUp ? ["NEXTAUTH_SECRET must be random: openssl rand -base64 32 makes one."] : [];
}

function addressProblems(name: string, address: string | undefined): string[] {
  if (address === undefined) return [];
  const isFine = URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol);
  return isFine ? [] : [`${name} must be an address such as https://strata.example.com.`];
}

function keyProblems(key: string | undefined): string[] {
  if (!key || readCheckpointKey(key) !== null) return [];
  return [
    "CHECKPOINT_KEY must be an Ed25519 key: openssl genpkey -algorithm ed25519 -outform DER | base64 -w0 makes one.",
  ];
}

const halfSet = (env: Environment) => (names: readonly string[]) => {
  const missing = names.filter((name) => !env[name]);
  return missing.length === 0 || missing.length === names.length
    ? []
    : [`${names.join(", ")} belong together; ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing.`];
};
