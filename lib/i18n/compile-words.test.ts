import formatMessage from 'use-intl/format-message/format-only'
import { _createIntlFormatters, _createCache, createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import type { CompiledMessage } from 'icu-minify/format'
import { compileWords } from './compile-words'

const words = {
  plain: "Braces stay when quoted: '{'a'}'",
  filled: 'Deleted {name}',
  nested: { count: '{count, plural, =0 {nothing} one {# queue} other {# queues}} in {vhost}' },
  number: '{count, number} of {from, select, from {them} other {all}}',
}
const values = { name: 'a {b} <c>', count: 12_345, vhost: '/', from: 'from' }

test('says the same as what it was made of', () => {
  const compiled = compileWords(words)
  const formatters = _createIntlFormatters(_createCache())
  const say = (message: CompiledMessage) =>
    formatMessage('key', message, values, {
      locale: 'en',
      formatters,
      cache: _createCache(),
    })
  const t = createTranslator({ locale: 'en', messages: words } as never) as unknown as (
    key: string,
    filled: object,
  ) => string
  expect(compiled.plain).toBe('Braces stay when quoted: {a}')
  expect(say(compiled.filled as CompiledMessage)).toBe(t('filled', values))
  expect(say(compiled.nested.count as CompiledMessage)).toBe(t('nested.count', values))
  expect(say(compiled.number as CompiledMessage)).toBe(t('number', values))
})
