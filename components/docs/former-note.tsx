/** Beside what was written in a section that the project has taken out of its template. */
export function FormerNote() {
  return <span className="text-xs text-muted-foreground">no longer part of the template</span>;
}
