import { expect, test } from 'vitest'
import { placePopup } from './place-popup'

const screen = { width: 1000, height: 600 }
const box = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 28 })

test('below what opened it, at its start or its end', () => {
  expect(placePopup(box(100, 50), screen, { align: 'start', width: 200 })).toMatchObject({
    top: '82px',
    bottom: 'auto',
    left: '100px',
    right: 'auto',
  })
  expect(placePopup(box(900, 50), screen, { align: 'end', width: 200 })).toMatchObject({
    left: 'auto',
    right: '60px',
  })
})

test('above where there is no room below', () => {
  expect(placePopup(box(100, 560), screen, { align: 'start' })).toMatchObject({
    top: 'auto',
    bottom: '44px',
    maxHeight: '548px',
  })
})

test('never beyond the edges', () => {
  expect(placePopup(box(950, 50), screen, { align: 'start', width: 200 }).left).toBe('792px')
  expect(placePopup(box(10, 50), screen, { align: 'end', width: 200 }).right).toBe('792px')
  expect(placePopup(box(10, 50), { width: 150, height: 600 }, { align: 'end', width: 200 }).right).toBe('8px')
})
