import type { CatalogObject, Migration, SourceFile } from "@/migrations-import/index";
import type { ToEngine } from "../protocol";

type Pieces = {
  readonly files: SourceFile[];
  readonly migrations: Migration[];
  readonly past: Migration[];
  readonly objects: CatalogObject[];
};

/** Gathers the pieces that come in front of a job; the job takes them all. */
export function createWorkload(): {
  add(piece: Exclude<ToEngine, { kind: "sort" | "replay" | "code" }>): void;
  take(): Pieces;
} {
  let pieces: Pieces = { files: [], migrations: [], past: [], objects: [] };
  return {
    add(piece) {
      if (piece.kind === "file") pieces.files.push(piece.file);
      else if (piece.kind === "migration") pieces.migrations.push(piece.migration);
      else if (piece.kind === "past") pieces.past.push(piece.migration);
      else pieces.objects.push(...piece.objects);
    },
    take() {
      const taken = pieces;
      pieces = { files: [], migrations: [], past: [], objects: [] };
      return taken;
    },
  };
}
