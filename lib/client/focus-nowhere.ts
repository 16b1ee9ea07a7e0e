/** Whether the focus is on nothing in particular: on the page as a whole, or on its content. */
export function isFocusNowhere(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.id === "content";
}
