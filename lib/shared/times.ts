/** Where and when words about time are said: the same on the server and in the browser, else hydration differs. */
export type Clock = {
  now: Date
  /** IANA name, "Europe/Berlin". */
  timeZone: string
  /** In which language days and times of day are written; the words around them are the product's. */
  locale?: string | null | undefined
}

type Where = Omit<Clock, "now">

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const ownLocale = "en-GB"

const isOwn = ({ locale }: Where) => !locale || locale === ownLocale

const formats = new Map<string, Intl.DateTimeFormat>()

function format(at: Date, { timeZone, locale }: Where, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
  let known = formats.get(key)
  if (!known) {
    known = new Intl.DateTimeFormat(locale || ownLocale, { ...options, timeZone })
    formats.set(key, known)
  }
  // Browsers and servers differ in which space stands before "PM".
  return known.format(at).replace(/\s/g, " ")
}

/** The calendar day in that zone, as days since 1970: the difference of two is how many midnights lie between. */
function dayNumber(at: Date, timeZone: string): number {
  const [day = 1, month = 1, year = 1970] = format(
    at,
    { timeZone },
    {
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
    },
  )
    .split("/")
    .map(Number)
  return Math.round(Date.UTC(year, month - 1, day) / dayMs)
}

const yearOf = (at: Date, timeZone: string) => format(at, { timeZone }, { year: "numeric" })

/**
 * How long ago or how far ahead, as short as it can be said: "now", "4m", "3h", then the weekday within six days
 * ("Tue"), the day within the year ("12 May"), else "12 May 2024". Times ahead: "in 4m", "in 3h".
 */
export function relativeTime(at: Date, clock: Clock): string {
  const { now, timeZone } = clock
  const ago = now.getTime() - at.getTime()
  const away = Math.abs(ago)
  const ahead = ago < 0 ? "in " : ""
  if (away < minuteMs) return "now"
  if (away < hourMs) return `${ahead}${Math.floor(away / minuteMs)}m`
  if (away < dayMs) return `${ahead}${Math.floor(away / hourMs)}h`
  const days = Math.abs(dayNumber(now, timeZone) - dayNumber(at, timeZone))
  if (days < 7) return format(at, clock, { weekday: "short" })
  return shortDay(at, clock)
}

/** "12 May", with the year where it isn't this one. */
export function shortDay(at: Date, clock: Clock): string {
  const { now, timeZone } = clock
  const sameYear = yearOf(at, timeZone) === yearOf(now, timeZone)
  return format(at, clock, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) })
}

/** "14:05", or as the language has it. */
export function clockTime(at: Date, where: Where): string {
  const own = !where.locale || where.locale === ownLocale
  return format(
    at,
    where,
    own ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : { timeStyle: "short" },
  )
}

/** All of it: "Sunday 12 May 2024, 14:05". */
export function exactTime(at: Date, where: Where): string {
  const day = format(at, where, { weekday: "long", day: "numeric", month: "long", year: "numeric" })
  return `${isOwn(where) ? day.replace(",", "") : day}, ${clockTime(at, where)}`
}

/** To the second, for a record: "Sunday 12 May 2024, 14:05:33". */
export function recordTime(at: Date, where: Where): string {
  const day = format(at, where, { weekday: "long", day: "numeric", month: "long", year: "numeric" })
  const time = format(
    at,
    where,
    isOwn(where) ? { timeStyle: "medium", hourCycle: "h23" } : { timeStyle: "medium" },
  )
  return `${isOwn(where) ? day.replace(",", "") : day}, ${time}`
}

/** A day as a heading between entries: "Today", "Yesterday", "Monday 6 May", with the year where it isn't this one. */
export function dayHeading(at: Date, clock: Clock): string {
  const { now, timeZone } = clock
  const days = dayNumber(now, timeZone) - dayNumber(at, timeZone)
  if (days === 0) return "Today"
  if (days === 1) return "Yesterday"
  return `${format(at, clock, { weekday: "long" })} ${shortDay(at, clock)}`
}

/** When something comes back: "today 17:00", "tomorrow 09:00", "Mon 09:00", "12 May 09:00". */
export function returnTime(at: Date, clock: Clock): string {
  const { now, timeZone } = clock
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  const time = clockTime(at, clock)
  if (days === 0) return `today ${time}`
  if (days === 1) return `tomorrow ${time}`
  if (days > 1 && days < 7) return `${format(at, clock, { weekday: "short" })} ${time}`
  return `${shortDay(at, clock)} ${time}`
}
