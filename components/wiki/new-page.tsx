"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { request } from "@/lib/client/request";
import { useMutation } from "@/lib/client/use-mutation";
import { type PageTemplateId, pageTemplates } from "@/lib/domain/page-templates";
import { type CreatePageInput, MAX_PAGE_TITLE, type PageView } from "@/lib/domain/pages";
import { paths } from "@/lib/domain/paths";

type NewPageProps = { slug: string; parent?: { id: string; title: string } };

/** Makes a page by its title, empty or from a template, and opens it. */
export function NewPage({ slug, parent }: NewPageProps) {
  const router = useRouter();
  const [title, setTitle] = useState("");
  const [template, setTemplate] = useState<PageTemplateId | null>(null);
  const create = useMutation<CreatePageInput, PageView>({
    mutationFn: (input) => request<PageView>(paths.api.pages(slug), { method: "POST", body: input }),
    onSuccess: (page) => {
      router.push(paths.page(slug, page.slug));
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    create.mutate({ title, template, parentId: parent?.id ?? null });
  }
  // The title of a template stands as long as nobody has typed another.
  function choose(id: string) {
    const chosen = pageTemplates.find((each) => each.id === id);
    if (title === "" || title === templateOf(template)?.title) setTitle(chosen?.title ?? "");
    setTemplate(chosen?.id ?? null);
  }

  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant={parent ? "secondary" : "primary"}>
          <Plus aria-hidden /> {parent ? "New page below" : "New page"}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="New page" align="end" className="w-80">
        <form onSubmit={onSubmit} className="flex flex-col gap-3">
          <Field label="Title" required error={create.error?.message}>
            <Input value={title} maxLength={MAX_PAGE_TITLE} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Field label="Begin with" required hint={`${templateOf(template)?.lead ?? "A title and nothing else"}.`}>
            <NativeSelect required={false} value={template ?? ""} onChange={(event) => choose(event.target.value)}>
              <option value="">An empty page</option>
              {pageTemplates.map(({ id, title: name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Button type="submit" variant="primary" pending={create.isPending} disabled={title.trim() === ""}>
            Make the page
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}

function templateOf(id: PageTemplateId | null) {
  return pageTemplates.find((each) => each.id === id);
}
