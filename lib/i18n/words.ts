import { createTranslator } from 'use-intl/core'
import { en, type Words } from './en'

/** Words outside React's tree: titles of pages. `words('queues')('title')`. */
export const words = <N extends keyof Words>(namespace: N) =>
  createTranslator<Words, N>({ locale: 'en', messages: en, namespace })
