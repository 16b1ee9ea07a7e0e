"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { request } from "@/lib/client/request";
import { useMutation } from "@/lib/client/use-mutation";
import { type CreatePageInput, MAX_PAGE_TITLE, type PageView } from "@/lib/domain/pages";
import { paths } from "@/lib/domain/paths";

/** Makes a page by its title and opens it. */
export function NewPage({ slug, parentId = null }: { slug: string; parentId?: string | null }) {
  const router = useRouter();
  const [title, setTitle] = useState("");
  const create = useMutation<CreatePageInput, PageView>({
    mutationFn: (input) => request<PageView>(paths.api.pages(slug), { method: "POST", body: input }),
    onSuccess: (page) => {
      router.push(paths.page(slug, page.slug));
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    create.mutate({ title, parentId });
  }

  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden /> New page
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="New page" align="end">
        <form onSubmit={onSubmit} className="flex flex-col gap-3">
          <Field label="Title" required error={create.error?.message}>
            <Input value={title} maxLength={MAX_PAGE_TITLE} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Button type="submit" variant="primary" pending={create.isPending} disabled={title.trim() === ""}>
            Make the page
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
