import { Link } from "@/components/ui/link";
import type { CoverageCourse as Course } from "@/lib/domain/course";
import { percentOf } from "@/lib/domain/coverage";
import { paths } from "@/lib/domain/paths";
import { stepArea, stepPath } from "./course-path";

/** So many of the newest points are listed. */
const LISTED = 50;
const WIDTH = 600;
const HEIGHT = 88;

type CoverageCourseProps = { slug: string; points: Course["points"]; head: number };

/** How much had to be documented and was, after each migration: drawn, in a sentence, and as a list. */
export function CoverageCourse({ slug, points, head }: CoverageCourseProps) {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const max = Math.max(...points.map(({ required }) => required));
  const frame = { from: first.position, to: head, max, width: WIDTH, height: HEIGHT };
  const required = ({ required: value }: { required: number }) => value;
  const documented = ({ documented: value }: { documented: number }) => value;
  return (
    <figure className="flex flex-col gap-1 px-4 py-3">
      <svg
        viewBox={`0 -1 ${WIDTH} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Course of coverage: ${wordsOf(points)}`}
        className="h-22 w-full [&_path]:[vector-effect:non-scaling-stroke]"
      >
        <path d={stepArea(points, required, frame)} className="fill-muted" />
        <path
          d={stepPath(points, required, frame)}
          className="fill-none stroke-muted-foreground/60 [stroke-dasharray:3_3]"
        />
        <path d={stepArea(points, documented, frame)} className="fill-primary/25 forced-colors:fill-[Highlight]" />
        <path d={stepPath(points, documented, frame)} className="fill-none stroke-primary stroke-2" />
      </svg>
      <p className="flex justify-between gap-4 font-mono text-xs text-muted-foreground">
        <span className="truncate">{first.version}</span>
        <span className="truncate">{last.version}</span>
      </p>
      <figcaption className="text-xs text-muted-foreground">
        The line is what is documented, the dashes what has to be: {wordsOf(points)}
      </figcaption>
      <details className="text-xs">
        <summary className="w-fit cursor-pointer rounded-sm py-1 text-muted-foreground hover:text-foreground">
          By migration
        </summary>
        <ol className="flex flex-col gap-0.5 py-1 tabular-nums">
          {points
            .slice(-LISTED)
            .toReversed()
            .map((point) => (
              <li key={point.position} className="flex flex-wrap items-baseline gap-x-3">
                <Link
                  href={`${paths.tables(slug)}?asOf=${encodeURIComponent(point.path)}&sort=coverage`}
                  className="inline-flex min-h-6 items-center rounded-sm font-mono hover:underline"
                >
                  {point.version}
                </Link>
                <span className="text-muted-foreground">
                  {point.documented} of {point.required}, {percentOf(point)} %
                </span>
              </li>
            ))}
        </ol>
        {points.length > LISTED ? (
          <p className="text-muted-foreground">{points.length - LISTED} earlier ones are in the API.</p>
        ) : null}
      </details>
    </figure>
  );
}

/** `from 40 % (2 of 5) at 0001 to 63 % (12 of 19) at 0040; it fell last at 0039, from 70 %.` */
function wordsOf(points: Course["points"]): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return "";
  const at = (point: typeof first) =>
    `${percentOf(point)} % (${point.documented} of ${point.required}) at ${point.version}`;
  const fall = points.findLastIndex(
    (point, index) => index > 0 && percentOf(point) < percentOf(points[index - 1] ?? point),
  );
  const before = points[fall - 1];
  const fell = before ? `; it fell last at ${points[fall]?.version}, from ${percentOf(before)} %` : "";
  return `from ${at(first)} to ${at(last)}${fell}.`;
}
