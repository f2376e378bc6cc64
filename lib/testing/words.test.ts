import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
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
