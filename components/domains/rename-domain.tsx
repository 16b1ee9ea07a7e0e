"use client";

import { Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { Domain } from "@/lib/domain/domains";

/** Gives a domain another name. */
export function RenameDomain({ domain, onRename }: { domain: Domain; onRename: (name: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState(domain.name);

  function onOpenChange(open: boolean) {
    setName(domain.name);
    setIsOpen(open);
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== domain.name) onRename(name);
    setIsOpen(false);
  }

  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogTrigger asChild>
        <IconButton label={`Rename ${domain.name}`} size="sm">
          <Pencil aria-hidden />
        </IconButton>
      </DialogTrigger>
      <DialogContent title={`Rename ${domain.name}`} description="Its tables, links and coverage stay as they are.">
        <DialogBody>
          <form onSubmit={onSubmit} className="flex flex-col gap-4">
            <Field label="Name" required>
              <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} autoComplete="off" />
            </Field>
            <Button type="submit" variant="primary" disabled={name.trim() === ""} className="self-start">
              Rename
            </Button>
          </form>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
