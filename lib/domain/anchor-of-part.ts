/** Where a column, index, policy, … stands on its table's page. */
export function anchorOfPart(kind: string, name: string): string {
  return `#${kind}-${encodeURIComponent(name)}`;
}
