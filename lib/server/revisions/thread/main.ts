// A thread that compares texts for the web process: started by ../text-threads.ts, asked as ./jobs.ts says.
import { parentPort } from "node:worker_threads";
import { jobs, type Question } from "./jobs";

function answer(question: Question) {
  return question.name === "diffTexts" ? jobs.diffTexts(...question.given) : jobs.blameFurther(...question.given);
}

parentPort?.on("message", (question: Question) => parentPort?.postMessage(answer(question)));
parentPort?.postMessage("ready");
