import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { texts } from '@/lib/i18n/en/texts'
import { findOwnText } from '@/lib/i18n/own-texts'

describe('texts of the contract and the server', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const sources = ['lib/rabbitmq', 'lib/api'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `${folder}/${file}`),
  )
  /** What schemas say: `error: '…'` and `message: '…'`, with something in the place of each `${…}`. */
  const said = sources.flatMap((file) =>
    [
      ...readFileSync(path.join(root, file), 'utf8').matchAll(
        /(?:error|message):\s+(?:[^'`\n]*\? )?(['`])(.+?)\1/g,
      ),
    ].map(([, , text = '']) => text.replace(/\$\{[^}]*\}/g, '7')),
  )

  test('are found among the sources', () => {
    expect(said.length).toBeGreaterThan(30)
  })

  test('have words in every language', () => {
    expect(said.filter((text) => findOwnText(text) === null)).toEqual([])
  })

  const server = readdirSync(path.join(root, 'lib/server'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join('lib/server', file))
  /** Details of problems: `new ConsoleError(code, '…')`. What is put together of others' words only has none of its own. */
  const detailed = server.flatMap((file) =>
    [
      ...readFileSync(path.join(root, file), 'utf8').matchAll(
        /new ConsoleError\(\s*[^,]+,\s*(['"`])((?:(?!\1)[^\\]|\\.)+)\1/g,
      ),
    ]
      .map(([, , text = '']) => text.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7'))
      // `name: …` is told word by word, and what begins with another text is held by its whole.
      .map((text) => text.replace(/^\w+: (.+)\.$/s, '$1'))
      .filter((text) => /^[A-Z]/.test(text)),
  )

  test('of problems are found among the sources', () => {
    expect(detailed.length).toBeGreaterThan(60)
  })

  test('of problems have words in every language', () => {
    expect(detailed.filter((text) => findOwnText(text) === null)).toEqual([])
  })

  /** These speak to whoever calls the API or starts the server, not to a page. */
  const apart = /(?:^|\/)(?:openapi|publish-code)\/|topology\/trace\.ts$|process\/start\.ts$|\.test\.ts$/
  const spoken = ['lib/server', 'lib/api', 'lib/rabbitmq'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(folder, file))
      .filter((file) => file.endsWith('.ts') && !apart.test(file))
      .map((file) =>
        readFileSync(path.join(root, file), 'utf8')
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/(^|\s)\/\/.*$/gm, ''),
      ),
  )
  const filled = (text: string) => text.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7')
  const whole = Object.values(texts).map((text) => text.replace(/\{\w+\}/g, '7'))

  test('have words wherever a sentence stands, a part of a longer one as well', () => {
    const sentences = spoken
      .flatMap((source) => [...source.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)])
      .map(([, , text = '']) => filled(text).replaceAll(/\\(['"])/g, '$1'))
      .filter((text) => /^[A-Z]\S* .*\.$/.test(text))
    expect(sentences.length).toBeGreaterThan(90)
    const unknown = sentences.filter(
      (text) => findOwnText(text) === null && !whole.some((known) => known.includes(text)),
    )
    expect(unknown).toEqual([])
  })

  /** Where less than a sentence is made: what is late, needed, meant, or wrong with a line, a value or a schema. */
  const part =
    /(?:noAnswer\(|needs: |object: |needs = |lineProblem\([^,]+,\s*|(?:Range|Type)Error\(|\bwrong\()(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1/g

  /** An AMQP method is its own name; nobody waits for a close; and these are faults of our own code. */
  const untold =
    /^[a-z]+\.[a-z-]+(?: \(passive\))?$|^Closing |: use (?:openRoute|route)$|^A filter without an end$/

  test('have words for what stands in them', () => {
    const parts = spoken
      .flatMap((source) => [...source.matchAll(part)])
      .map(([, , text = '']) =>
        filled(text)
          .replace(/^\w+: (.+)\.$/s, '$1')
          .replace(/^7 permission/, 'configure permission'),
      )
      .filter((text) => /[a-z]{2} /.test(text) && !untold.test(text))
    expect(parts.length).toBeGreaterThan(40)
    expect(parts.filter((text) => findOwnText(text) === null && findOwnText(`${text}.`) === null)).toEqual([])
  })
})

test('the name of the default exchange is a word, too', () => {
  const root = path.resolve(import.meta.dirname, '../../components')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'),
  )
  const named = files.filter((file) =>
    readFileSync(path.join(root, file), 'utf8').includes("'(AMQP default)'"),
  )
  // What somebody typed is taken for it.
  expect(named).toEqual([path.join('live', 'source-values.ts')])
})

test('the browser gets the words of one language, from the layout: nothing there brings its own', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const files = ['components', 'lib/client'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file)),
  )
  const bringsWords = /^import (?!type\b).*'@\/lib\/i18n\/(?:en|zh-CN|page-words)\b/m
  expect(files.filter((file) => bringsWords.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([])
})
