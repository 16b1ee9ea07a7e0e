import { labelOfHidden, nameOfHidden, splitAtHidden } from "./hidden-characters";

export type RevealedProps = {
  children: string;
  /** For what people wrote: joiners and marks of direction are a part of many languages. */
  isProse?: boolean;
};

/** A text in which characters one would not see, or that turn the order of others, are shown as small labels. */
export function Revealed({ children, isProse = false }: RevealedProps) {
  const parts = splitAtHidden(children, isProse);
  if (!parts.some((part) => part.isHidden)) return children;
  return parts.map(({ text, isHidden }, index) =>
    isHidden ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text is its place in it.
      <span key={index} className="hidden-character" title={nameOfHidden(text)}>
        {labelOfHidden(text)}
      </span>
    ) : (
      text
    ),
  );
}
