/** The cells of the same field above and below one in its grid, itself among them. */
function columnOf(cell: HTMLElement): readonly HTMLElement[] {
  const field = CSS.escape(cell.dataset.docField ?? "");
  return [...(cell.closest("table")?.querySelectorAll<HTMLElement>(`[data-doc-field="${field}"]`) ?? [])];
}

/** The cells beside one in its row, itself among them. */
function rowOf(cell: HTMLElement): readonly HTMLElement[] {
  return [...(cell.closest("tr")?.querySelectorAll<HTMLElement>("[data-doc-field]") ?? [])];
}

const editOf = (cell: HTMLElement | undefined) => cell?.querySelector<HTMLElement>("[data-doc-edit]");

/** Opens the next (or previous) cell of the same field in the same grid, so that Tab goes down the column of cells. */
export function openNeighbourCell(from: HTMLElement, step: 1 | -1): void {
  const cells = columnOf(from);
  const next = cells[cells.indexOf(from) + step];
  requestAnimationFrame(() => {
    if (next) editOf(next)?.click();
    else editOf(from)?.focus();
  });
}

const arrows: Readonly<Record<string, readonly [cellsOf: typeof columnOf, step: 1 | -1]>> = {
  ArrowDown: [columnOf, 1],
  ArrowUp: [columnOf, -1],
  ArrowRight: [rowOf, 1],
  ArrowLeft: [rowOf, -1],
};

/** Goes from a cell that is not written in to the one an arrow points at. Says whether the key meant that. */
export function goToCell(from: HTMLElement, key: string): boolean {
  const arrow = arrows[key];
  if (!arrow || !from.closest("table")) return false;
  const [cellsOf, step] = arrow;
  const cells = cellsOf(from);
  editOf(cells[cells.indexOf(from) + step])?.focus();
  return true;
}
