import "server-only";

const CHUNK_LENGTH = 65_536;

/**
 * Answers with lines of JSON as a file to keep, read no faster than they are taken. Where reading fails in the middle, so does the
 * answer: nobody takes half of it for the whole.
 */
export function streamLines(lines: AsyncGenerator<string>, filename: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = "";
      while (text.length < CHUNK_LENGTH) {
        const { done, value } = await lines.next();
        if (done) {
          controller.enqueue(encoder.encode(text));
          return controller.close();
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": `attachment; filename="${filename}"`,
    },
  });
}
