/** Opens the next (or previous) cell of the same field in the same grid, so that Tab goes down the column of cells. */
export function openNeighbourCell(from: HTMLElement, step: 1 | -1): void {
  const grid = from.closest("table");
  const field = from.dataset.docField;
  if (!grid || !field) return;
  const cells = [...grid.querySelectorAll<HTMLElement>(`[data-doc-field="${CSS.escape(field)}"]`)];
  const next = cells[cells.indexOf(from) + step];
  requestAnimationFrame(() => {
    const edit = (next ?? from).querySelector<HTMLElement>("[data-doc-edit]");
    if (next) edit?.click();
    else edit?.focus();
  });
}
