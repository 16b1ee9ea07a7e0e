/** The frame of a text while it is written: its words stand where they are read, in the reader's own padding. */
export const writingBox =
  "-mx-2 -my-1 min-w-0 rounded-md bg-card px-2 py-1 text-base leading-5.5 ring-1 ring-input focus-within:ring-2 focus-within:ring-ring";
