"use client";

import { FileArchive, FolderOpen, FolderUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { importLimits } from "@/lib/domain/import-inputs";
import { type Gathered, gatherChosen, gatherDropped } from "./gather-files";

/** Where migrations are dropped, or chosen by button. */
export function DropTarget({ onGive }: { onGive: (gathering: Gathered | Promise<Gathered>) => void }) {
  const [isOver, setIsOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);

  function follow(event: DragEvent, over: boolean) {
    event.preventDefault();
    setIsOver(over);
  }

  function drop(event: DragEvent) {
    follow(event, false);
    onGive(gatherDropped(event.dataTransfer.items));
  }

  function choose(input: HTMLInputElement) {
    if (input.files && input.files.length > 0) onGive(gatherChosen(input.files));
    input.value = "";
  }

  return (
    <section
      aria-label="Give migrations"
      onDragOver={(event) => follow(event, true)}
      onDragLeave={(event) => follow(event, false)}
      onDrop={drop}
      className={cn(
        "flex min-h-72 flex-col items-center justify-center gap-4 rounded-lg border-2 border-dashed px-6 py-10 text-center",
        isOver ? "border-primary bg-primary-soft" : "border-input/60 bg-card",
      )}
    >
      <FolderUp className="size-8 stroke-[1.5] text-faint" aria-hidden />
      <div className="flex flex-col gap-1">
        <p className="text-lg font-semibold">Drop the folder of migrations here</p>
        <p className="max-w-prose text-sm text-pretty text-muted-foreground">
          A whole repository, the migrations folder, single .sql files, or one .zip. You see what would change before
          anything is stored.
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={() => folder.current?.click()}>
          <FolderOpen aria-hidden /> Choose a folder
        </Button>
        <Button onClick={() => files.current?.click()}>
          <FileArchive aria-hidden /> Choose files or a .zip
        </Button>
      </div>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder of migrations"
        {...{ webkitdirectory: "" }}
        onChange={(event) => choose(event.currentTarget)}
      />
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept=".sql,.zip,.json,.toml,.ts,.prisma"
        aria-label="Migration files or a .zip"
        onChange={(event) => choose(event.currentTarget)}
      />
      <p className="text-xs text-muted-foreground">
        At most {importLimits.fileBytes / 1024 / 1024} MB a file, {importLimits.importBytes / 1024 / 1024} MB and{" "}
        {importLimits.files.toLocaleString("en")} files together. Supabase, Prisma, Drizzle, Wrangler, Flyway, goose,
        dbmate, Diesel, SQLx, golang-migrate, Hasura, node-pg-migrate, Rails, dumps and plain SQL files are recognised.
      </p>
    </section>
  );
}
