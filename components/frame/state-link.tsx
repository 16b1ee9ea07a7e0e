"use client";

import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link";
import { useAsOf } from "@/lib/client/use-as-of";
import { keepAsOf } from "@/lib/domain/keep-as-of";

/** A link to another page of the project, read in the same state as this one. */
export function StateLink({ href, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  return <Link {...props} href={keepAsOf(href, useAsOf())} />;
}
