/** The largest file the engine reads, in bytes; a larger one is left out with FILE_TOO_LARGE. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** The most bytes one import may hold, all files together. Whoever gathers the files enforces it. */
export const MAX_IMPORT_BYTES = 100 * 1024 * 1024;

/** The most files one import may hold. Whoever gathers the files enforces it. */
export const MAX_IMPORT_FILES = 20_000;

/** How many folders deep a file may lie below the folder that was given. Whoever gathers the files enforces it. */
export const MAX_FOLDER_DEPTH = 20;

/** The most statements the engine reads of one file; what follows them is reported once, as LIMIT_EXCEEDED. */
export const MAX_FILE_STATEMENTS = 200_000;

/** The most statements one import may hold, all files together. Whoever replays for others enforces it. */
export const MAX_IMPORT_STATEMENTS = 1_000_000;

/**
 * The most words, literals, commas and parentheses the engine reads of one statement: a grammar makes a tree of them that takes
 * hundreds of bytes each. A longer statement is reported as LIMIT_EXCEEDED; the ones around it are read.
 */
export const MAX_STATEMENT_PARTS = 1_000_000;

/**
 * The most parts of expressions one statement may have once it is spelled out as PostgreSQL prints it: `BETWEEN` repeats what it is
 * about, so that some texts would grow without end. A statement beyond that is reported as LIMIT_EXCEEDED.
 */
export const MAX_ANALYSED_PARTS = 250_000;

/** The most tables one statement is followed to through inheritance; where tables inherit along several ways, each way counts. */
export const MAX_INHERITANCE_STEPS = 50_000;

/** The most steps of a DO block or a function that are followed, those of what it runs and each round of a loop included. */
export const MAX_BLOCK_STEPS = 10_000;

/** How deep functions that call functions are followed. */
export const MAX_CALL_DEPTH = 30;

/** The longest body in PL/pgSQL that is read when its function is made, in UTF-16 units; a longer one is taken to be well. */
export const MAX_CHECKED_BODY = 100_000;

/** The longest text a DO block that is followed may build, in UTF-16 units. */
export const MAX_BLOCK_TEXT = 1024 * 1024;

/** How many comments inside each other the engine reads. Each level costs PostgreSQL's lexer all that follows. */
export const MAX_COMMENT_DEPTH = 200;

/** The most operator characters in a row that are read; PostgreSQL's own names of operators end at 63. */
export const MAX_OPERATOR_LENGTH = 64;

/** The most diagnostics kept of one file; how many more there were is said in one last diagnostic. */
export const MAX_FILE_DIAGNOSTICS = 2_000;

/** The largest file of code (a Drizzle or Prisma schema) the engine reads, in bytes. */
export const MAX_CODE_FILE_BYTES = 1024 * 1024;

/** The most files of code the engine reads beside one set of migrations; further ones are left out. */
export const MAX_CODE_FILES = 2_000;

/** The largest snapshot of a schema the engine holds against the catalog, in bytes; a larger one is not looked at. */
export const MAX_SNAPSHOT_BYTES = 10 * 1024 * 1024;
