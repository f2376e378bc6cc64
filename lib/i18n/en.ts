import { bindings } from './en/bindings'
import { channels } from './en/channels'
import { chart } from './en/chart'
import { connections } from './en/connections'
import { exchanges } from './en/exchanges'
import { forms } from './en/forms'
import { lists } from './en/lists'
import { live } from './en/live'
import { message } from './en/message'
import { messages } from './en/messages'
import { overview } from './en/overview'
import { problems } from './en/problems'
import { publish } from './en/publish'
import { queue } from './en/queue'
import { queues } from './en/queues'
import { session } from './en/session'
import { shell } from './en/shell'
import { topology } from './en/topology'
import { ui } from './en/ui'

/** All English words, one namespace for one feature. Every other language has the same keys and placeholders. */
export const en = {
  bindings,
  channels,
  chart,
  connections,
  exchanges,
  forms,
  lists,
  live,
  message,
  messages,
  overview,
  problems,
  publish,
  queue,
  queues,
  session,
  shell,
  topology,
  ui,
} as const
export type Words = typeof en

declare module 'use-intl' {
  interface AppConfig {
    Locale: 'en'
    Messages: Words
  }
}
