import type { CoursePoint } from "@/lib/domain/course";

/** What part of a course is drawn, and how large: positions from `from` to `to`, values up to `max`. */
export type Frame = {
  readonly from: number;
  readonly to: number;
  readonly max: number;
  readonly width: number;
  readonly height: number;
};

/**
 * A course as the outline of steps: what holds after a migration holds until the next that changes it, and each migration is as
 * wide as any other.
 */
export function stepPath(points: readonly CoursePoint[], read: (point: CoursePoint) => number, frame: Frame): string {
  const x = (position: number) => round(((position - frame.from) / (frame.to + 1 - frame.from)) * frame.width);
  const y = (value: number) => round(frame.height - (value / Math.max(1, frame.max)) * frame.height);
  const [first, ...others] = points;
  if (!first) return "";
  const steps = others.map((point) => `H${x(point.position)}V${y(read(point))}`);
  return `M${x(first.position)} ${y(read(first))}${steps.join("")}H${frame.width}`;
}

/** The same closed along the bottom, to be filled. */
export function stepArea(points: readonly CoursePoint[], read: (point: CoursePoint) => number, frame: Frame): string {
  const line = stepPath(points, read, frame);
  const start = /^M\S+/u.exec(line)?.[0] ?? "";
  return line === "" ? "" : `${line}V${frame.height}H${start.slice(1)}Z`;
}

const round = (value: number) => Math.round(value * 10) / 10;
