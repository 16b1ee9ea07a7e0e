"use client";

import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { MermaidFrameProps } from "./mermaid-frame";
import { useMermaidFrame } from "./use-mermaid-frame";

type MermaidDrawingProps = Omit<MermaidFrameProps, "height" | "className">;

/**
 * The diagram in a sandboxed frame without an origin. Where it cannot be drawn, its source is shown. The default export is what
 * `lazy` takes.
 */
export default function MermaidDrawing({ source, title, links = {}, focus, limitMs = 10_000 }: MermaidDrawingProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const router = useRouter();
  const { diagram, zoom, onLoad } = useMermaidFrame(frame, {
    source,
    linked: Object.keys(links),
    focus: focus ?? null,
    limitMs,
    onChoose: (id) => {
      const href = Object.hasOwn(links, id) ? links[id] : undefined;
      if (href) router.push(href);
    },
  });
  if (diagram.state === "failed") return <Fallback source={source} message={diagram.message} />;
  return (
    <>
      <iframe
        ref={frame}
        src="/frames/mermaid"
        title={title}
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        onLoad={onLoad}
        className={cn("size-full", diagram.state !== "drawn" && "invisible")}
      />
      {diagram.state === "waiting" ? <Skeleton className="absolute inset-3" /> : null}
      {diagram.state === "drawn" ? <Tools zoom={zoom} source={source} isCut={diagram.isCut} /> : null}
    </>
  );
}

/** In sight all the time where there is more of the drawing than is seen. */
function Tools({ zoom, source, isCut }: { zoom: (by: number) => void; source: string; isCut: boolean }) {
  return (
    <div
      className={cn(
        "absolute top-1.5 right-1.5 flex rounded-md border bg-card/90 group-focus-within:opacity-100 pointer-coarse:opacity-100 group-hover:opacity-100",
        !isCut && "opacity-0",
      )}
    >
      <IconButton label="Larger" size="sm" onClick={() => zoom(1.25)}>
        <ZoomIn aria-hidden />
      </IconButton>
      <IconButton label="Smaller" size="sm" onClick={() => zoom(0.8)}>
        <ZoomOut aria-hidden />
      </IconButton>
      <IconButton label="Fit" size="sm" onClick={() => zoom(0)}>
        <Maximize aria-hidden />
      </IconButton>
      <CopyButton text={source} label="Copy the Mermaid source" className="my-0 size-7" />
    </div>
  );
}

function Fallback({ source, message }: { source: string; message: string }) {
  return (
    <div role="alert" className="flex h-full flex-col">
      <p className="border-b bg-warn-soft px-3 py-1.5 text-xs text-warn">This diagram could not be drawn. {message}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} className="ring-inside min-h-0 flex-1 overflow-auto p-3 font-mono text-xs">
        {source}
      </pre>
    </div>
  );
}
