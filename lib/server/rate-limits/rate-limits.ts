import "server-only";

/** How often something may be tried: `attempts` within `seconds`, counted per key. `words` say of what it was too much. */
export type RateLimit = { readonly attempts: number; readonly seconds: number; readonly words?: string };

const MINUTES = 60;
const HOURS = 60 * MINUTES;

/**
 * Every limit. A sign-in counts three ways: for the account from one address (few, so that guessing is slow), for the account
 * from anywhere (so that guessing from many addresses is slow too), for the address. A browser that has signed in to the account before
 * counts for itself alone: however hard strangers guess, its owner gets in. A password reset makes a browser known, too.
 */
export const rateLimits = {
  "sign-in:account-address": { attempts: 8, seconds: 15 * MINUTES },
  "sign-in:account": { attempts: 60, seconds: HOURS },
  "sign-in:account-browser": { attempts: 8, seconds: 15 * MINUTES },
  "sign-in:address": { attempts: 60, seconds: 15 * MINUTES },
  "signature:person": { attempts: 8, seconds: 15 * MINUTES },
  "password-change:person": { attempts: 8, seconds: 15 * MINUTES },
  "reset:account": { attempts: 3, seconds: HOURS },
  "reset:address": { attempts: 20, seconds: HOURS },
  "link:address": { attempts: 60, seconds: 15 * MINUTES },
  "invitation:person": { attempts: 60, seconds: HOURS },
  "token:person": { attempts: 30, seconds: HOURS },
  "import:person-project": {
    attempts: 60,
    seconds: HOURS,
    words: "You have given files to this project 60 times within an hour, and they are read only so often.",
  },
  "compare:person-project": {
    attempts: 120,
    seconds: MINUTES,
    words: "You have compared or blamed 120 times within a minute.",
  },
  "check:person-project": {
    attempts: 60,
    seconds: 10 * MINUTES,
    words: "You have had this project's chain checked 60 times within ten minutes.",
  },
  "audit-export:person-project": {
    attempts: 20,
    seconds: 10 * MINUTES,
    words: "You have taken this audit log out 20 times within ten minutes.",
  },
  "search:person-project": {
    attempts: 300,
    seconds: MINUTES,
    words: "You have searched this project 300 times within a minute.",
  },
  "export:person-project": {
    attempts: 600,
    seconds: 10 * MINUTES,
    words: "You have taken the catalog out of this project 600 times within ten minutes.",
  },
} as const satisfies Readonly<Record<string, RateLimit>>;

export type RateLimitName = keyof typeof rateLimits;
