import type { Locale } from './locales'

/**
 * How numbers look, after the table "Numbers" of the look. English and Chinese write counts, bytes and clocks alike (12,847,
 * 2026-11-20 14:32:07); only the units of an age have words.
 */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** 12,847 with every digit. */
export const exactCount = (value: number): string => grouped.format(value)

const scaled = (value: number): string => {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0
  return value.toFixed(digits)
}

/** 12,847 up to 999,999, then 2.18 M. */
export function formatCount(value: number): string {
  if (Math.abs(value) < 1_000_000) return exactCount(value)
  if (Math.abs(value) < 999.5e6) return `${scaled(value / 1e6)} M`
  return `${scaled(value / 1e9)} G`
}

/** The number of a rate, without "/s": 0, 18.4, 2,412. */
export function formatRate(value: number): string {
  if (value === 0) return '0'
  if (value > 0 && value < 0.05) return '<0.1'
  return value < 99.95 ? value.toFixed(1) : formatCount(Math.round(value))
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

/** 214 B, 1.9 KiB, 25.1 MiB. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** `minutes` stands alone, `min` beside another unit. */
const ageUnits: Record<Locale, { s: string; min: string; minutes: string; h: string; d: string }> = {
  en: { s: 's', min: 'min', minutes: 'min', h: 'h', d: 'd' },
  'zh-CN': { s: '秒', min: '分', minutes: '分钟', h: '小时', d: '天' },
}

export interface AgeOptions {
  seconds?: boolean
}

/** 2 s, 3 min, 6 h 12 min, 21 d 4 h; with `seconds` also 11 min 04 s. Never negative: clocks differ. */
export function formatAge(
  milliseconds: number,
  locale: Locale,
  { seconds = false }: AgeOptions = {},
): string {
  const { s, min, minutes, h, d } = ageUnits[locale]
  const age = Math.max(0, milliseconds)
  if (age < minute) return `${Math.floor(age / second)} ${s}`
  if (age < hour) {
    const whole = Math.floor(age / minute)
    if (!seconds) return `${whole} ${minutes}`
    return `${whole} ${min} ${String(Math.floor((age % minute) / second)).padStart(2, '0')} ${s}`
  }
  if (age < day) return `${Math.floor(age / hour)} ${h} ${Math.floor((age % hour) / minute)} ${min}`
  return `${Math.floor(age / day)} ${d} ${Math.floor((age % day) / hour)} ${h}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** 14:32:07 of the browser's time zone; with its date when that is not today. */
export function formatTime(at: number, now: number): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return '?'
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
  if (time.toDateString() === new Date(now).toDateString()) return clock
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}`
}
