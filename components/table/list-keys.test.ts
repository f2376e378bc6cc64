import { describe, expect, test } from 'vitest'
import { isListKey, listAction, type KeyPlace } from './list-keys'

const press = (key: string, place: KeyPlace, shiftKey = false) => listAction({ key, shiftKey }, place)
const down = { kind: 'move', by: 1 }
const up = { kind: 'move', by: -1 }

describe('keys of a list', () => {
  test('are told from others by themselves', () => {
    const letters = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at))
    const named = [
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'Enter',
      'Escape',
      'Tab',
      'Home',
      'End',
      'Shift',
    ]
    const places: KeyPlace[] = ['list', 'tick', 'control', 'link', 'filter', 'taken']
    for (const key of [...letters, ...named]) {
      expect(isListKey(key), key).toBe(places.some((place) => press(key, place) !== null))
    }
  })

  test('move the cursor', () => {
    expect(['j', 'ArrowDown'].map((key) => press(key, 'list'))).toEqual([down, down])
    expect(['k', 'ArrowUp'].map((key) => press(key, 'link'))).toEqual([up, up])
    expect(press('j', 'control')).toEqual(down)
  })

  test('select, open, choose columns, clear', () => {
    expect(press('x', 'list')).toEqual({ kind: 'toggle', isRange: false })
    expect(press('X', 'tick', true)).toEqual({ kind: 'toggle', isRange: true })
    expect(press(' ', 'link')).toEqual({ kind: 'toggle', isRange: false })
    expect(press('Enter', 'list')).toEqual({ kind: 'open' })
    expect(press('Enter', 'tick')).toEqual({ kind: 'open' })
    expect(press('c', 'control')).toEqual({ kind: 'columns' })
    expect(press('Escape', 'list')).toEqual({ kind: 'clear' })
  })

  test('leave to a control what is its own', () => {
    expect(press('Enter', 'link')).toBeNull()
    expect(press('Enter', 'control')).toBeNull()
    expect(press(' ', 'control')).toBeNull()
    expect(press(' ', 'tick')).toBeNull()
    expect(press('ArrowDown', 'control')).toBeNull()
  })

  test('type letters in the filter, which the arrow leaves', () => {
    expect(['j', 'x', ' ', 'c', 'Escape', 'ArrowUp'].map((key) => press(key, 'filter'))).toEqual(
      Array.from({ length: 6 }, () => null),
    )
    expect(press('ArrowDown', 'filter')).toEqual(down)
    expect(press('Enter', 'filter')).toEqual(down)
  })

  test('mean nothing elsewhere', () => {
    expect(['j', 'x', 'Enter', 'Escape', 'c'].map((key) => press(key, 'taken'))).toEqual(
      Array.from({ length: 5 }, () => null),
    )
    expect(press('q', 'list')).toBeNull()
  })
})
