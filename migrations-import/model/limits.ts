/** The largest file the engine reads, in bytes; a larger one is left out with FILE_TOO_LARGE. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** The most bytes one import may hold, all files together. Whoever gathers the files enforces it. */
export const MAX_IMPORT_BYTES = 100 * 1024 * 1024;

/** The most files one import may hold. Whoever gathers the files enforces it. */
export const MAX_IMPORT_FILES = 20_000;

/** How many folders deep a file may lie below the folder that was given. Whoever gathers the files enforces it. */
export const MAX_FOLDER_DEPTH = 20;
