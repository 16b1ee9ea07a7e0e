import { normaliseFloat } from "./normalise-number";

const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

/** `point_out`, `lseg_out`, `box_out`, `path_out`, `polygon_out`, `circle_out`: points in parentheses, without white space. */
export function normaliseGeometry(text: string, type: string): string {
  if (/[^\d\s.,()<>[\]e+-]/i.test(text)) return text;
  const numbers = (text.match(number) ?? []).map(normaliseFloat);
  const points = pairs(numbers);
  switch (type) {
    case "point":
      return numbers.length === 2 ? points.join() : text;
    case "lseg":
      return numbers.length === 4 ? `[${points.join()}]` : text;
    case "box":
      return numbers.length === 4 ? corners(numbers.map(Number)) : text;
    case "circle":
      return numbers.length === 3 ? `<${points[0]},${numbers[2]}>` : text;
    case "polygon":
      return numbers.length % 2 === 0 ? `(${points.join()})` : text;
    default:
      if (numbers.length % 2 === 1) return text;
      return /^\s*\[/.test(text) ? `[${points.join()}]` : `(${points.join()})`;
  }
}

function pairs(numbers: readonly string[]): readonly string[] {
  return numbers.flatMap((x, at) => (at % 2 === 0 && at + 1 < numbers.length ? [`(${x},${numbers[at + 1]})`] : []));
}

/** The upper right corner, then the lower left one. */
function corners([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[]): string {
  return `(${Math.max(x1, x2)},${Math.max(y1, y2)}),(${Math.min(x1, x2)},${Math.min(y1, y2)})`;
}
