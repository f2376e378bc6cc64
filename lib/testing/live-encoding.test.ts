import { describe, expect, test } from 'vitest'
import { liveEvent, type LiveEvent, type LiveMessage } from '@/lib/api/live'
import { EventStreamParser } from '@/lib/client/live/event-stream'
import { readNews } from '@/lib/client/live/read-news'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { encodeLive } from '@/lib/server/live/encode-live'

const message = (seq: number, text: string): LiveMessage => ({
  exchange: 'orders',
  routingKey: 'order.paid',
  redelivered: false,
  properties: noProperties(),
  propertiesProblem: null,
  payload: { encoding: 'utf8', text, bytes: text.length, truncated: false },
  seq,
  at: 1_790_000_000_000,
  held: seq === 2,
})
const texts = ['a', '],\n"messages":[ {"seq":9,"held":true,', '"seq":1,"held":true, 林薇 \u2028 ,']
const messages = texts.map((text, index) => message(index + 1, text))
const event: LiveEvent = { event: 'messages', source: 3, messages }

const linesOf = (text: string): readonly string[] => {
  const [one, ...others] = new EventStreamParser().push(new TextEncoder().encode(text))
  expect(others).toEqual([])
  return one?.lines ?? []
}
const newsOf = (lines: readonly string[]) => {
  const news = readNews({ event: 'messages', lines })
  return news?.event === 'messages' ? news : null
}

describe('messages on the live stream', () => {
  test('are, as the standard has it, one event in JSON', () => {
    const lines = linesOf(encodeLive(event))
    expect(lines).toHaveLength(texts.length + 2)
    expect(liveEvent.parse(JSON.parse(lines.join('\n')))).toEqual(event)
  })

  test.each([
    ['each on its line', linesOf(encodeLive(event))],
    ['all on one line', [JSON.stringify(event)]],
    ['none', linesOf(encodeLive({ ...event, messages: [] }))],
  ])('come to the page as they are: %s', (what, lines) => {
    const news = newsOf(lines)
    const wanted = what === 'none' ? [] : messages
    expect(news?.source).toBe(3)
    expect(news?.messages.map(({ seq, held }) => ({ seq, held }))).toEqual(
      wanted.map(({ seq, held }) => ({ seq, held })),
    )
    expect(news?.messages.map((each) => each.readOnce())).toEqual(wanted)
    const [first] = news?.messages ?? []
    expect(first?.read()).toBe(first?.read())
  })

  test('that are not as the contract has them are not taken for messages', () => {
    const [head = '', ...lines] = linesOf(encodeLive(event))
    expect(newsOf([head, ...lines.map((line) => line.replace('"payload"', '"body"'))])).toBeNull()
    expect(newsOf([head.replace('"source":3', '"source":"3"'), ...lines])).toBeNull()
    expect(newsOf([head, ...lines.slice(0, -1)])).toBeNull()
  })
})
