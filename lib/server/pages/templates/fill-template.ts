import type { PageTemplateId } from "@/lib/domain/page-templates";
import { assumptions } from "./assumptions";
import { backup } from "./backup";
import { failures } from "./failures";
import { glossary } from "./glossary";
import { migrations } from "./migrations";
import { overview } from "./overview";
import type { PageFacts } from "./page-facts";
import { performance } from "./performance";
import { queries } from "./queries";
import { retention } from "./retention";
import { storage } from "./storage";

const templates: Readonly<Record<PageTemplateId, (facts: PageFacts) => string>> = {
  overview,
  migrations,
  backup,
  retention,
  queries,
  performance,
  storage,
  assumptions,
  failures,
  glossary,
};

/** The text a page begins with: headings, questions in italics to be answered, and tables filled from the catalog. */
export function fillTemplate(id: PageTemplateId, facts: PageFacts): string {
  return `${templates[id](facts).trim()}\n`;
}
