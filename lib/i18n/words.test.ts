import { describe, expect, test } from 'vitest'
import { createTranslator } from 'use-intl/core'
import { en } from './en'
import { languageNames, locales, type Locale } from './locales'
import { zhCN } from './zh-CN'

type Tree = { readonly [key: string]: string | Tree }
const others: Record<Exclude<Locale, 'en'>, Tree> = { 'zh-CN': zhCN }

const flat = (tree: Tree, above = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${above}${key}`, value]] : flat(value, `${above}${key}.`),
  )
const texts = new Map(flat(en))

/** Names and kinds of what is filled in. Plurals are a matter of each language, so they count as numbers. */
function placeholders(text: string): string[] {
  const plain = text.replace(/'\{.*?\}'/g, '').replace(/(?<![a-z])(one|other|=\d+) \{\w+\}/g, '')
  const found = [...plain.matchAll(/\{(\w+)(?=[},])(?:, (plural|select|number))?/g)]
    .filter(([, name]) => name !== undefined)
    .map(([, name = '', kind]) => `${name}${kind === 'plural' || kind === 'number' ? ' number' : ''}`)
  const tags = [...plain.matchAll(/<(\w+)>/g)].map(([tag]) => tag)
  return [...new Set([...found, ...tags])].toSorted()
}

interface Filled {
  markup: (key: 'text', values: object) => string
}

/** The text with something in each placeholder; throws when it is no ICU message. */
function fillIn(locale: Locale, text: string): string {
  const values = Object.fromEntries(
    placeholders(text).map((each) => {
      const [name = '', kind] = each.split(' ')
      return name.startsWith('<') ? [name.slice(1, -1), String] : [name, kind === 'number' ? 3 : 'x']
    }),
  )
  const onError = (error: Error) => {
    throw error
  }
  const t = createTranslator({ locale, messages: { text }, onError }) as unknown as Filled
  return t.markup('text', values)
}

test('every language has its name', () => {
  expect(Object.keys(languageNames)).toEqual([...locales])
  expect(['en', ...Object.keys(others)].toSorted()).toEqual([...locales].toSorted())
})

describe.each(Object.entries(others))('%s beside English', (locale, words) => {
  const translated = new Map(flat(words))

  test('has the same keys', () => {
    expect([...translated.keys()].toSorted()).toEqual([...texts.keys()].toSorted())
  })

  test('has the same placeholders', () => {
    const unequal = [...translated].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(texts.get(key) ?? '')),
    )
    expect(unequal).toEqual([])
  })

  test('can be filled in', () => {
    for (const [key, text] of translated)
      expect(fillIn(locale as Locale, text), key).toMatch(/^[^{}]+$|json|JSON/s)
  })

  test('needs no plural forms but for none', () => {
    for (const [key, text] of translated) {
      if (key !== 'topology.found') expect(text, key).not.toMatch(/, plural,[^{]*\bone \{/)
    }
  })
})
