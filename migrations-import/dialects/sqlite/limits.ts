/** How many columns a table, index or result has at most (https://sqlite.org/limits.html#max_column). */
export const mostColumns = 2000;
