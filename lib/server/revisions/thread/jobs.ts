import { blameFurther } from "./blame-further";
import { diffTexts } from "./diff-texts";

/** What the threads that compare texts can be asked to do. */
export const jobs = { diffTexts, blameFurther };
export type Jobs = typeof jobs;

/** One question to a thread; its answer is one message. */
export type Question = { readonly [Name in keyof Jobs]: { name: Name; given: Parameters<Jobs[Name]> } }[keyof Jobs];
