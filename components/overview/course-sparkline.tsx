import type { CoursePoint } from "@/lib/domain/course";
import { percentOf } from "@/lib/domain/coverage";
import { stepPath } from "./course-path";

type CourseSparklineProps = { points: readonly CoursePoint[]; head: number };

/** The course of a domain's coverage in percent, as small as a word. */
export function CourseSparkline({ points, head }: CourseSparklineProps) {
  const [first] = points;
  if (!first) return null;
  const frame = { from: 1, to: head, max: 100, width: 56, height: 16 };
  const words = `Coverage went from ${percentOf(first)} % to ${percentOf(points.at(-1) ?? first)} % over the migrations`;
  return (
    <svg viewBox="0 -1 56 18" role="img" aria-label={words} className="h-4.5 w-14 shrink-0">
      <path d={stepPath(points, percentOf, frame)} className="fill-none stroke-primary" />
    </svg>
  );
}
