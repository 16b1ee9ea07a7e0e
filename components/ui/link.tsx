import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within Strata. Its page is asked for when it is followed and not before: every page is of the moment it is opened, so that what
 * could be fetched ahead of it shows nothing, and took the server more than the page the link is on.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
