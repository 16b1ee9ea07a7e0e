import { Fragment } from "react";
import { Revealed } from "./revealed";

/** A name in snake_case or with dots that may break after an underscore or a dot, and elsewhere only where it must. */
export function Identifier({ children }: { children: string }) {
  const parts = children.split(/(?<=[_.])/);
  return (
    <span className="wrap-anywhere">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part of a name is its place in it.
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          <Revealed>{part}</Revealed>
        </Fragment>
      ))}
    </span>
  );
}
