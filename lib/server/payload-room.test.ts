import { expect, it } from 'vitest'
import { PayloadPlace, payloadRoom, takenPayloadRoom } from './payload-room'

const mebibyte = 1024 * 1024

it('is shared by all, and given back once however often it is released', () => {
  const [one, two] = [new PayloadPlace(), new PayloadPlace()]
  one.take(payloadRoom - mebibyte)
  two.take(mebibyte)
  expect(takenPayloadRoom()).toBe(payloadRoom)
  one.release()
  one.release()
  expect(takenPayloadRoom()).toBe(mebibyte)
  two.release()
  expect(takenPayloadRoom()).toBe(0)
})

it('refuses what does not fit, says what, why and what next, and counts nothing of it', () => {
  const [one, two] = [new PayloadPlace(), new PayloadPlace()]
  one.take(payloadRoom - mebibyte)
  two.take(mebibyte / 2)
  expect(() => two.take(mebibyte)).toThrow(
    'The console holds 512 of at most 512 MiB of payloads for all of its users: 1 MiB more do not fit. Nothing was sent. Wait until others have gone, then try again.',
  )
  expect(takenPayloadRoom()).toBe(payloadRoom - mebibyte / 2)
  one.release()
  two.take(mebibyte)
  two.release()
  expect(takenPayloadRoom()).toBe(0)
})

it('lets in what is small, once for each: many small pieces are not', () => {
  const [others, place] = [new PayloadPlace(), new PayloadPlace()]
  others.take(payloadRoom)
  place.take(128 * 1024)
  expect(() => place.take(1)).toThrow('Nothing was sent.')
  expect(takenPayloadRoom()).toBe(payloadRoom + 128 * 1024)
  place.release()
  others.release()
  expect(takenPayloadRoom()).toBe(0)
})

it('cannot be taken by what was given back: nobody would give that back', () => {
  const place = new PayloadPlace()
  place.release()
  expect(() => place.take(1)).toThrow(TypeError)
  expect(takenPayloadRoom()).toBe(0)
})
