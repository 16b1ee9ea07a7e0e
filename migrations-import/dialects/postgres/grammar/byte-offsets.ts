/** Turns offsets in a text's UTF-8 bytes into UTF-16 offsets in the text. */
export type ByteOffsets = (byteOffset: number) => number;

const everyStep = 1024;

/** Reads `text` once; each lookup then costs at most one step of 1,024 characters. */
export function createByteOffsets(text: string): ByteOffsets {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return (byteOffset) => Math.min(byteOffset, text.length);
  const marks: { readonly byte: number; readonly index: number }[] = [];
  let byte = 0;
  for (let index = 0; index < text.length; ) {
    if (index >= marks.length * everyStep) marks.push({ byte, index });
    const code = text.codePointAt(index) ?? 0;
    byte += byteLength(code);
    index += code > 0xffff ? 2 : 1;
  }
  return (byteOffset) => locate(text, marks, byteOffset);
}

function locate(text: string, marks: readonly { byte: number; index: number }[], byteOffset: number): number {
  let low = 0;
  let high = marks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((marks[middle]?.byte ?? 0) <= byteOffset) low = middle;
    else high = middle - 1;
  }
  let { byte, index } = marks[low] ?? { byte: 0, index: 0 };
  while (byte < byteOffset && index < text.length) {
    const code = text.codePointAt(index) ?? 0;
    byte += byteLength(code);
    index += code > 0xffff ? 2 : 1;
  }
  return index;
}

function byteLength(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
