/** A library of WebAssembly that carries JavaScript, which whoever loads it runs: the way of Emscripten's EM_JS. */
export function hostileLibrary(script: string): Uint8Array {
  const data = [...text(`(void)<::>{ return 1 }, ${script}`), 0];
  const memory = [...number(data.length + 16), 4, 0, 0];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(0, [...named("dylink.0"), 1, ...number(memory.length), ...memory]),
    ...section(2, [
      2,
      ...named("env"),
      ...named("memory"),
      2,
      0,
      0,
      ...named("env"),
      ...named("__memory_base"),
      3,
      0x7f,
      0,
    ]),
    ...section(6, [1, 0x7f, 0, 0x41, 0, 0x0b]),
    ...section(7, [1, ...named("__em_js__hostile"), 3, 1]),
    ...section(11, [1, 0, 0x23, 0, 0x0b, ...number(data.length), ...data]),
  ]);
}

function section(id: number, body: readonly number[]): readonly number[] {
  return [id, ...number(body.length), ...body];
}

function named(name: string): readonly number[] {
  return [...number(name.length), ...text(name)];
}

function text(value: string): readonly number[] {
  return [...new TextEncoder().encode(value)];
}

/** Seven bits a byte, the lowest first. */
function number(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...number(value >> 7)];
}
