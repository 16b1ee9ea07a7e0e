/** The mark: a core of three strata, slanted, with a note beside it. Decorative: the name stands beside it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <path fill="var(--primary)" d="M6 5a3 3 0 0 1 3-3h8a3 3 0 0 1 3 3v3.2L6 11.6z" />
      <path fill="light-dark(#8a6f4d, #b39a78)" d="M6 13.6l14-3.4v6.4L6 20z" />
      <path fill="light-dark(#b98d4f, #d9b071)" d="M6 22l14-3.4V27a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3z" />
      <circle fill="var(--primary)" cx="26" cy="15.2" r="2.6" />
    </svg>
  );
}
