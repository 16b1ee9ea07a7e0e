import { LoaderCircle } from "lucide-react";
import { type ComponentProps, cloneElement, isValidElement } from "react";
import { cn } from "./cn";

const sizes = {
  sm: "h-7 px-2 text-xs",
  md: "h-8 px-3 text-sm",
  lg: "h-10 px-4 text-base",
  icon: "size-8 p-0",
  "icon-sm": "size-7 p-0",
};

const variants = {
  primary: "border-transparent bg-primary text-primary-foreground hover:bg-primary/90",
  secondary: "border-input/60 bg-card text-foreground shadow-xs hover:bg-accent",
  ghost: "border-transparent text-foreground hover:bg-accent",
  danger: "border-transparent bg-bad-solid text-white hover:bg-bad-solid/90",
  link: "h-auto border-transparent px-0 text-primary underline decoration-primary/40 underline-offset-3 hover:decoration-primary",
};

export type ButtonLook = { variant?: keyof typeof variants | undefined; size?: keyof typeof sizes | undefined };

/** The classes of a button, for what is none. */
export function buttonClasses({ variant = "secondary", size = "md" }: ButtonLook): string {
  return cn("button", sizes[size], variants[variant]);
}

export type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Puts the look on the only child, e.g. a link. */
    asChild?: boolean;
    /** Work is under way: a spinner shows and the button does nothing. Its width stays. */
    pending?: boolean;
  };

export function Button({ className, variant, size, asChild, pending, disabled, children, ...props }: ButtonProps) {
  const classes = cn(buttonClasses({ variant, size }), className);
  if (asChild && isValidElement<{ className?: string }>(children)) {
    return cloneElement(children, { ...props, className: cn(classes, children.props.className) });
  }
  return (
    <button
      type="button"
      className={cn(classes, pending && "relative")}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...props}
    >
      {pending ? (
        <>
          <LoaderCircle className="absolute size-4 animate-spin" aria-hidden />
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
