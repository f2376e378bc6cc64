import type { ReactNode } from 'react'
import { type ICUArgs, type ICUTags, useTranslations as useAnyTranslations } from 'use-intl'
import type { Words } from './en'

/** What stands at a dotted path of words. */
type At<T, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : Path extends keyof T
    ? T[Path]
    : never

/** Dotted paths to the words below T. */
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`
}[keyof T & string]

/** Dotted paths to what holds words. */
type NamespacesOf<T> = {
  [K in keyof T & string]: T[K] extends string ? never : K | `${K}.${NamespacesOf<T[K]>}`
}[keyof T & string]

type Namespace = NamespacesOf<Words>
export type WordKey = KeysOf<Words>

interface Placeholders {
  ICUArgument: string
  ICUNumberArgument: number | bigint
  ICUDateArgument: Date
}
type RichTag = (chunks: ReactNode) => ReactNode

/** All placeholders of a text; where the key is one of several, those of all of them. */
type Values<Text extends string, Tag> = (
  Text extends unknown
    ? (values: ICUArgs<Text, Placeholders> & ([Tag] extends [never] ? unknown : ICUTags<Text, Tag>)) => void
    : never
) extends (values: infer All) => void
  ? All
  : never

type Arguments<Text extends string, Tag = never> =
  Partial<Values<Text, Tag>> extends Values<Text, Tag> ? [] : [values: Values<Text, Tag>]

interface Translate<Below> {
  <Key extends KeysOf<Below>>(key: Key, ...values: Arguments<At<Below, Key> & string>): string
  rich<Key extends KeysOf<Below>>(key: Key, ...values: Arguments<At<Below, Key> & string, RichTag>): ReactNode
}

/**
 * The words of one feature (`useTranslations('queue.create')`), or all of them without a namespace. Keys and placeholders
 * are checked as use-intl's own hook checks them; that one makes the compiler unfold every message at every call, which
 * tripled the time of `npm run typecheck`.
 */
export function useTranslations(): Translate<Words>
export function useTranslations<Of extends Namespace>(namespace: Of): Translate<At<Words, Of>>
export function useTranslations(namespace?: string): unknown {
  return (useAnyTranslations as (namespace?: string) => unknown)(namespace)
}
