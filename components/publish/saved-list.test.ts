import { expect, it } from 'vitest'
import { publishDefaults } from './publish-values'
import { savedFromText, savedToText, withSaved, type SavedMessage } from './saved-list'

const message = (name: string, payload = ''): SavedMessage => ({
  collection: 'Messages',
  name,
  values: { ...publishDefaults({ vhost: '/', exchange: '', routingKey: 'q' }), payload },
})
const many = (count: number) => Array.from({ length: count }, (_, n) => message(`m-${n}`))

it('beyond 500 a message is refused, and none that is there goes for it', () => {
  const full = withSaved([], many(500))
  expect(full.added).toBe(500)
  // By its name it would come first, and another would be cut off.
  const more = withSaved(full.saved, [message('a')])
  expect(more).toEqual({ saved: full.saved, added: 0 })
})

it('a name that is taken needs no more room', () => {
  const { saved } = withSaved([], many(500))
  const again = withSaved(saved, [message('m-7', 'new')])
  expect(again.added).toBe(1)
  expect(again.saved).toHaveLength(500)
  expect(again.saved.find(({ name }) => name === 'm-7')?.values.payload).toBe('new')
})

it('of a file with too many those that find a place are counted, those that replace among them', () => {
  const file = savedFromText(savedToText([...many(501), message('m-0', 'last'), message('here', 'theirs')]))
  expect(file).toHaveLength(503)
  const { saved, added } = withSaved([message('here', 'mine')], file)
  expect(saved).toHaveLength(500)
  expect(added).toBe(501)
  const payloadOf = (name: string) =>
    saved.filter((each) => each.name === name).map(({ values }) => values.payload)
  expect([payloadOf('here'), payloadOf('m-0'), payloadOf('m-499')]).toEqual([['theirs'], ['last'], []])
})
