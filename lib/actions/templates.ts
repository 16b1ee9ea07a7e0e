"use server";

import type { Result } from "@/lib/domain/result";
import { type Template, type UpdateTemplateInput, updateTemplateInput } from "@/lib/domain/template";
import { updateTemplate } from "@/lib/server/templates/update-template";
import { refreshed } from "./refreshed";
import { runAction } from "./run-action";

/** Changes which sections the docs of a project have. */
export async function updateTemplateAction(input: UpdateTemplateInput): Promise<Result<Template>> {
  return refreshed(runAction(updateTemplateInput, input, updateTemplate));
}
