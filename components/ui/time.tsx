const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** A moment in UTC, the same on server and browser. `at` is ISO 8601; `day` leaves the hour to the tooltip. */
export function Time({ at, day = false }: { at: string; day?: boolean }) {
  const moment = new Date(at);
  const full = `${format.format(moment)} UTC`;
  return (
    <time dateTime={at} title={full} className="whitespace-nowrap tabular-nums">
      {day ? dayFormat.format(moment) : full}
    </time>
  );
}
