import { expectTypeOf, test } from 'vitest'
import type { useTranslations, WordKey } from './use-translations'

test('keys and placeholders of words are checked by the compiler', () => {
  // Never called: the calls are for the compiler, which complains where an expected error does not come.
  const calls = (t: ReturnType<typeof useTranslations<'trace'>>) => {
    t('noExchange', { name: 'orders' })
    // @ts-expect-error the exchange's name is missing
    t('noExchange')
    // @ts-expect-error no such word
    t('nothing')
  }
  expectTypeOf(calls).toBeFunction()
  expectTypeOf<'trace.reason.defaultFrom'>().toExtend<WordKey>()
  expectTypeOf<'trace.reason'>().not.toExtend<WordKey>()
})
