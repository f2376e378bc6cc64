import { expect, it } from 'vitest'
import { valuesNow } from './values-now'

it('stays what it was, whatever is typed on', () => {
  const file = new Blob(['x'])
  const typed = { payload: 'first', properties: { headers: [{ key: 'a', value: '1' }] }, file, reply: null }
  const now = valuesNow(typed)
  typed.payload = 'second'
  typed.properties.headers.push({ key: 'b', value: '2' })
  expect(now).toEqual({
    payload: 'first',
    properties: { headers: [{ key: 'a', value: '1' }] },
    file,
    reply: null,
  })
  expect(now.file).toBe(file)
})
