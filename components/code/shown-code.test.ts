import { highlightTree, tagHighlighter, tags } from '@lezer/highlight'
import { expect, test } from 'vitest'
import { shownCode } from './shown-code'

const looks = tagHighlighter([
  { tag: tags.string, class: 'string' },
  { tag: tags.comment, class: 'comment' },
  { tag: tags.keyword, class: 'word' },
  { tag: tags.number, class: 'number' },
  { tag: tags.propertyName, class: 'option' },
])

/** What has a colour, with the colour's name before it. */
function coloured(code: string): string[] {
  const found: string[] = []
  highlightTree(shownCode.parser.parse(code), looks, (from, to, look) =>
    found.push(`${look} ${code.slice(from, to)}`),
  )
  return found
}

test('strings, words, numbers and comments', () => {
  expect(coloured('import pika\n    # Raises it, "maybe"\nport=5672, b=None, x="a \\" # b")')).toEqual([
    'word import',
    'comment # Raises it, "maybe"',
    'number 5672',
    'word None',
    'string "a \\" # b"',
  ])
  expect(coloured("  // amqplib doesn't\nconst a = encodeURIComponent('//')")).toEqual([
    "comment // amqplib doesn't",
    'word const',
    "string '//'",
  ])
})

test('a string of a shell goes over lines, escapes nothing, and ends where a quote is written outside of it', () => {
  expect(
    coloured(String.raw`curl --data-binary '{"a":
 "\"'\''" }' 1`),
  ).toEqual([
    'option --data-binary',
    `string '{"a":`,
    String.raw`string  "\"'`,
    String.raw`string '" }'`,
    'number 1',
  ])
})
