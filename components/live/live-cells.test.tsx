import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { expect, test } from 'vitest'
import type { LiveMessage } from '@/lib/api/live'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { LiveCell } from './live-cells'
import { columnOf } from './live-columns'

type Payload = LiveMessage['payload']
const words = {
  live: {
    valueUnread:
      'Not known: the table reads only the beginning of a payload, as text that is not compressed, and only headers that could be read. A filter looks further.',
  },
} as const
const text = (value: string, more: Partial<Payload> = {}): Payload => ({
  encoding: 'utf8',
  text: value,
  bytes: value.length,
  truncated: false,
  ...more,
})
const cut = { bytes: 100_000, truncated: true }
/** The beginning of gzip. */
const packed = text('H4sI', { encoding: 'base64', bytes: 3 })

function cell(id: string, payload: Payload): { shown: string; hasTitle: boolean } {
  const column = columnOf(id)
  if (column === null) throw new Error(`${id} is no column`)
  const message: LiveMessage = {
    seq: 1,
    at: 0,
    held: false,
    exchange: '',
    routingKey: '',
    redelivered: false,
    properties: noProperties(),
    propertiesProblem: null,
    payload,
  }
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={words} timeZone="UTC">
      <table>
        <tbody>
          <tr>
            <LiveCell column={column} message={message} pattern={null} time={null} />
          </tr>
        </tbody>
      </table>
    </IntlProvider>,
  )
  const shown = /<td[^>]*>(.*)<\/td>/s.exec(html)?.[1]?.replace(/<[^>]*>/g, '') ?? ''
  return { shown, hasTitle: html.includes(`title="${words.live.valueUnread}"`) }
}

test.each<[string, Payload, string, boolean]>([
  ['payload.total', text('{"total":5}'), '5', false],
  ['payload.total', text('{"name":5}'), '—', false],
  ['payload.total', text('no JSON', cut), '—', false],
  ['payload.total', text('{"text":"x', cut), '?', true],
  ['payload.total', packed, '?', true],
  ['headers.total', packed, '—', false],
  ['size', packed, '3 B', false],
])(
  'a column %s of %o shows what is there: none is told from not looked at',
  (id, payload, shown, hasTitle) => {
    expect(cell(id, payload)).toEqual({ shown, hasTitle })
  },
)
