/** From one time of day to another, as "09:00"; "00:00" at the end is midnight. */
export type Span = { from: string; to: string }
/** When the team is there, for each weekday from Monday on; no span is a day off. */
export type Week = Span[][]

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const start = (span: Span) => minutesOf(span.from)
const finish = (span: Span) => minutesOf(span.to) || 24 * 60
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Says why a day's spans can't be, or null: each ends after it begins, and no two overlap. */
export function whyNotDay(spans: Span[]): string | null {
  if (spans.length > 6) return "A day has up to six spans."
  if (spans.some(({ from, to }) => !isTime(from) || !isTime(to))) return "Please say from when to when."
  if (spans.some((span) => start(span) >= finish(span))) return "A span ends before it begins."
  const inOrder = inOrderOfDay(spans)
  const overlaps = inOrder.some((span, at) => at > 0 && start(span) < finish(inOrder[at - 1] ?? span))
  return overlaps ? "Two spans overlap." : null
}

/** A day's spans, the earliest first. */
export function inOrderOfDay(spans: Span[]): Span[] {
  return spans.toSorted((a, b) => start(a) - start(b))
}

/** A week in one sentence, days that are alike together: "Monday to Friday 09:00–17:00, Saturday closed, …". */
export function weekInWords(week: Week): string {
  const said = week.map((spans) => dayInWords(spans))
  const groups: { first: number; last: number; words: string }[] = []
  for (const [day, words] of said.entries()) {
    const last = groups.at(-1)
    if (last?.words === words) last.last = day
    else groups.push({ first: day, last: day, words })
  }
  return groups
    .map(({ first, last, words }) => {
      const joint = last - first > 1 ? " to " : " and "
      const days = first === last ? weekdays[first] : `${weekdays[first]}${joint}${weekdays[last]}`
      return `${days} ${words}`
    })
    .join(", ")
}

function dayInWords(spans: Span[]): string {
  return spans.length === 0 ? "closed" : spans.map(({ from, to }) => `${from}–${to}`).join(" and ")
}
