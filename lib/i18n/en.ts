import { attention } from './en/attention'
import { bindings } from './en/bindings'
import { broken } from './en/broken'
import { channels } from './en/channels'
import { chart } from './en/chart'
import { code } from './en/code'
import { connections } from './en/connections'
import { consumers } from './en/consumers'
import { decode } from './en/decode'
import { diagnosis } from './en/diagnosis'
import { exchanges } from './en/exchanges'
import { forms } from './en/forms'
import { language } from './en/language'
import { lists } from './en/lists'
import { live } from './en/live'
import { message } from './en/message'
import { messages } from './en/messages'
import { nodes } from './en/nodes'
import { overview } from './en/overview'
import { palette } from './en/palette'
import { problems } from './en/problems'
import { publish } from './en/publish'
import { queue } from './en/queue'
import { queues } from './en/queues'
import { rights } from './en/rights'
import { session } from './en/session'
import { shell } from './en/shell'
import { shortcuts } from './en/shortcuts'
import { texts } from './en/texts'
import { topology } from './en/topology'
import { trace } from './en/trace'
import { ui } from './en/ui'
import type { Locale } from './locales'

/** All English words, one namespace for one feature. Every other language has the same keys and placeholders. */
export const en = {
  attention,
  bindings,
  broken,
  channels,
  chart,
  code,
  connections,
  consumers,
  decode,
  diagnosis,
  exchanges,
  forms,
  language,
  lists,
  live,
  message,
  messages,
  nodes,
  overview,
  palette,
  problems,
  publish,
  queue,
  queues,
  rights,
  session,
  shell,
  shortcuts,
  texts,
  topology,
  trace,
  ui,
} as const
export type Words = typeof en

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Words
  }
}
