import { civilDate, dateOf } from './calendar.ts'
import {
  DAY,
  type DateTimeValue,
  type DateValue,
  dateTimeValue,
  HOUR,
  MINUTE,
  SECOND,
  type TimeValue,
  timeValue,
} from './value.ts'

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(\d{2}):(\d{2})(?::(\d{2}))?$/
const ZONED = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,3}))?(Z|[+-]\d{2}:\d{2})?$/

/** `YYYY-MM-DD` of a day that exists. */
export function parseDate(text: string): DateValue | undefined {
  const match = DATE.exec(text)
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** `HH:MM` or `HH:MM:SS`, 00:00 to 23:59:59. */
export function parseTime(text: string): TimeValue | undefined {
  const match = TIME.exec(text)
  return match ? timeOf(Number(match[1]), Number(match[2]), Number(match[3] ?? 0)) : undefined
}

export function timeOf(hours: number, minutes: number, seconds: number): TimeValue | undefined {
  if (!Number.isInteger(hours) || !Number.isInteger(minutes) || !Number.isInteger(seconds)) return undefined
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return undefined
  return timeValue(hours * 3600 + minutes * 60 + seconds)
}

/** ISO 8601 with a `T`; without a zone it is read as UTC. */
export function parseDateTime(text: string): DateTimeValue | undefined {
  const match = ZONED.exec(text)
  const date = match && parseDate(match[1] ?? '')
  const time = match && parseTime(match[2] ?? '')
  if (!match || !date || !time) return undefined
  const fraction = Number((match[3] ?? '').padEnd(3, '0'))
  const offset = zoneOffset(match[4])
  return offset === undefined ? undefined : dateTimeValue(date.day * DAY + time.second * SECOND + fraction - offset)
}

function zoneOffset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0
  const time = parseTime(zone.slice(1))
  if (!time) return undefined
  return (zone.startsWith('-') ? -1 : 1) * time.second * SECOND
}

const two = (n: number) => String(n).padStart(2, '0')

export function formatDate(value: DateValue): string {
  const { year, month, day } = civilDate(value.day)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

export function formatTime({ second }: TimeValue): string {
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

/** `YYYY-MM-DDTHH:MM:SSZ`, with milliseconds only where there are some. */
export function formatDateTime({ ms }: DateTimeValue): string {
  const day = Math.floor(ms / DAY)
  const rest = ms - day * DAY
  const fraction = rest % SECOND
  const time = formatTime({ kind: 'time', second: Math.floor(rest / SECOND) })
  const date = formatDate({ kind: 'date', day })
  return fraction === 0 ? `${date}T${time}Z` : `${date}T${time}.${String(fraction).padStart(3, '0')}Z`
}

const UNITS: readonly (readonly [string, string, number])[] = [
  ['day', 'days', DAY],
  ['hour', 'hours', HOUR],
  ['minute', 'minutes', MINUTE],
  ['second', 'seconds', SECOND],
]

/** `2 hours 30 minutes`, `18 months`, `0 seconds`: for people. */
export function formatDuration(months: number, ms: number): string {
  const parts: string[] = []
  if (months !== 0) parts.push(amount(months, months % 12 === 0 ? ['year', 'years', 12] : ['month', 'months', 1]))
  let rest = Math.abs(ms)
  for (const unit of UNITS) {
    const count = unit[0] === 'second' ? rest / unit[2] : Math.floor(rest / unit[2])
    if (count > 0) parts.push(amount(count * Math.sign(ms) * unit[2], unit))
    rest -= count * unit[2]
  }
  return parts.length === 0 ? '0 seconds' : parts.join(' ')
}

function amount(size: number, [one, many, unit]: readonly [string, string, number]): string {
  const count = size / unit
  return `${count} ${Math.abs(count) === 1 ? one : many}`
}
