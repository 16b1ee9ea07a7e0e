const LONGEST_LINE = 16_777_216;

/**
 * The lines of a text that comes in chunks, those of a chunk at a time. One that is longer than any record is given as it is so far,
 * so that nothing makes this hold a file's worth.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield lines;
    if (rest.length > LONGEST_LINE) break;
  }
  rest += decoder.decode();
  if (rest !== "") yield [rest];
}
