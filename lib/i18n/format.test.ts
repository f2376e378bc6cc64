import { describe, expect, it } from 'vitest'
import { formatAge, formatBytes, formatCount, formatRate, formatTime } from './format'

describe('numbers on screen', () => {
  it('writes counts in full up to 999,999', () => {
    expect([0, 12_847, 999_999, 2_180_000, 31_400_000, 1_500_000_000].map(formatCount)).toEqual([
      '0',
      '12,847',
      '999,999',
      '2.18 M',
      '31.4 M',
      '1.50 G',
    ])
  })

  it('gives rates one decimal below 100, and never rounds a trickle to nothing', () => {
    expect([0, 0.01, 18.4, 99.94, 99.96, 2412.3].map(formatRate)).toEqual([
      '0',
      '<0.1',
      '18.4',
      '99.9',
      '100',
      '2,412',
    ])
  })

  it('writes bytes in binary units of three digits', () => {
    expect([0, 214, 1000, 1945, 26_319_258, 134_217_728].map(formatBytes)).toEqual([
      '0 B',
      '214 B',
      '1.0 KiB',
      '1.9 KiB',
      '25.1 MiB',
      '128 MiB',
    ])
  })

  it('writes ages in their two largest parts', () => {
    expect([-50, 2000, 40_000, 200_000, 22_320_000, 1_828_800_000].map((ms) => formatAge(ms, 'en'))).toEqual([
      '0 s',
      '2 s',
      '40 s',
      '3 min',
      '6 h 12 min',
      '21 d 4 h',
    ])
    expect(formatAge(664_000, 'en', { seconds: true })).toBe('11 min 04 s')
    expect(formatAge(22_320_000, 'zh-CN')).toBe('6 小时 12 分')
    expect(formatAge(664_000, 'zh-CN', { seconds: true })).toBe('11 分 04 秒')
    expect(formatAge(200_000, 'zh-CN')).toBe('3 分钟')
  })

  it('adds the date only when it is not today', () => {
    const noon = new Date(2026, 10, 20, 14, 32, 7).getTime()
    expect(formatTime(noon, noon + 1000)).toBe('14:32:07')
    expect(formatTime(noon, noon + 86_400_000)).toBe('2026-11-20 14:32:07')
    expect(formatTime(Number.NaN, noon)).toBe('?')
  })
})
