import type { Words } from './en'
import type { Translation } from './translation'
import { attention } from './zh-CN/attention'
import { bindings } from './zh-CN/bindings'
import { broken } from './zh-CN/broken'
import { channels } from './zh-CN/channels'
import { chart } from './zh-CN/chart'
import { code } from './zh-CN/code'
import { connections } from './zh-CN/connections'
import { consumers } from './zh-CN/consumers'
import { decode } from './zh-CN/decode'
import { diagnosis } from './zh-CN/diagnosis'
import { exchanges } from './zh-CN/exchanges'
import { forms } from './zh-CN/forms'
import { language } from './zh-CN/language'
import { lists } from './zh-CN/lists'
import { live } from './zh-CN/live'
import { message } from './zh-CN/message'
import { messages } from './zh-CN/messages'
import { nodes } from './zh-CN/nodes'
import { overview } from './zh-CN/overview'
import { palette } from './zh-CN/palette'
import { problems } from './zh-CN/problems'
import { publish } from './zh-CN/publish'
import { queue } from './zh-CN/queue'
import { queues } from './zh-CN/queues'
import { rights } from './zh-CN/rights'
import { session } from './zh-CN/session'
import { shell } from './zh-CN/shell'
import { shortcuts } from './zh-CN/shortcuts'
import { texts } from './zh-CN/texts'
import { topology } from './zh-CN/topology'
import { trace } from './zh-CN/trace'
import { ui } from './zh-CN/ui'

/** All words in Simplified Chinese. */
export const zhCN: Translation<Words> = {
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
}
