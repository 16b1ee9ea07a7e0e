type Moment = { readonly day: string; readonly clock: string };

const pattern =
  /^\s*(?:(\d{4}-\d\d-\d\d)(?:[T ]+|\s*$))?(?:(\d\d?):(\d\d)(:\d\d(?:\.\d+)?)?)?\s*(?:Z|UTC|[+-]00(?::?00)?)?\s*$/i;

/** A day and a time in UTC or without a zone; anything else is not read. The server's own zone is taken to be UTC. */
function readMoment(text: string): Moment | null {
  const found = text.trim() === "" ? null : pattern.exec(text);
  if (!found) return null;
  const [, day = "", hours = "00", minutes = "00", seconds = ":00"] = found;
  return { day, clock: `${hours.padStart(2, "0")}:${minutes}${trimFraction(seconds)}` };
}

function trimFraction(seconds: string): string {
  return seconds.includes(".") ? seconds.replace(/\.?0+$/, "") : seconds;
}

/** `date_out`. */
export function normaliseDate(text: string): string {
  if (text.trim() === "epoch") return "1970-01-01";
  return readMoment(text)?.day || text;
}

/** `time_out`, `timetz_out`. */
export function normaliseTime(text: string, type: string): string {
  const moment = readMoment(text);
  if (!moment || !text.includes(":")) return text;
  return `${moment.clock}${type.includes("with time zone") ? "+00" : ""}`;
}

/** `timestamp_out`, `timestamptz_out`: midnight is spelled out. */
export function normaliseTimestamp(text: string, type: string): string {
  const zone = type.includes("with time zone") ? "+00" : "";
  if (text.trim() === "epoch") return `1970-01-01 00:00:00${zone}`;
  const moment = readMoment(text);
  return moment?.day ? `${moment.day} ${moment.clock}${zone}` : text;
}
