'use client'

import type { JsonToken, JsonTokenKind } from './json-layout'
import { LongText } from './long-text'
import { visible } from '@/lib/i18n/visible'

const looks: Record<JsonTokenKind, string | undefined> = {
  key: 'text-code-key',
  string: 'text-code-string',
  number: 'text-code-number',
  word: 'text-code-word',
  mark: undefined,
}

/** Elements cost more than text: longer documents are shown in one colour. */
const mostColoured = 4_000

const longest = 32 * 1024
function isLong(tokens: readonly JsonToken[]): boolean {
  let length = 0
  return tokens.some(({ text }) => {
    length += text.length
    return length > longest
  })
}

/** JSON over lines, coloured while it is not too long. */
export function JsonText({ tokens }: { tokens: readonly JsonToken[] }) {
  return (
    <pre className="px-4 py-2 text-[12px] leading-[18px] wrap-anywhere whitespace-pre-wrap max-sm:px-3">
      {tokens.length > mostColoured || isLong(tokens) ? (
        <LongText text={visible(tokens.map((token) => token.text).join(''), { lines: true })} />
      ) : (
        tokens.map((token, index) => (
          // Tokens never move within a text.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={looks[token.kind]}>
            {visible(token.text, { lines: true })}
          </span>
        ))
      )}
    </pre>
  )
}
