import { MermaidFrame } from "@/components/diagram/mermaid-frame";

/** The longest a diagram that somebody wrote is drawn for: some never end. */
const LIMIT_MS = 5_000;

/** A diagram in the flow of text. */
export function WrittenDiagram({ source }: { source: string }) {
  return <MermaidFrame source={source} title="Diagram" limitMs={LIMIT_MS} />;
}
