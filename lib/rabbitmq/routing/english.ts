import type { FieldValue } from '@/lib/rabbitmq/field'
import type { Refusal } from '@/lib/rabbitmq/routing'
import type { HeaderTest, MatchMode } from './headers'
import { managementText } from './management-value'
import type { MessageKey } from './message-keys'
import type { MissReason } from './near-misses'
import type { EndReason, RouteReason } from './reasons'
import type { TopicPart } from './topic'
import type { PatternValue } from './topology'

/** For the HTTP API, whose readers have no screen: each reason as an English sentence. */
export function reasonText(reason: RouteReason): string {
  switch (reason.kind) {
    case 'default':
      return `${keyText(reason.key)} is the queue's name`
    case 'direct':
      return `${keyText(reason.key)} equals the binding key`
    case 'topic':
      return `${reason.bindingKey} matches ${keyText(reason.key)}: ${partsText(reason.parts)}`
    case 'fanout':
      return 'a fanout exchange: every binding, whatever the key'
    case 'headers':
    case 'headers-unclear':
      return headersText(reason.mode, reason.tests, reason.kind === 'headers-unclear')
    case 'candidate':
      return `${reason.type} chooses by itself: one of ${reason.among} that it may choose`
    default:
      return reason.policy === null
        ? 'nothing took it, and this is the alternate exchange'
        : `nothing took it, and policy ${reason.policy} names this alternate exchange`
  }
}

/** Why an exchange sent it nowhere. */
export function endText(reason: EndReason): string {
  switch (reason.kind) {
    case 'no-queue':
      return `no queue is called ${reason.keys.map(({ key }) => quoted(key)).join(' or ')}`
    case 'no-match':
      return `none of ${reason.bindings} bindings takes it, and there is no alternate exchange`
    case 'no-bindings':
      return 'nothing is bound here, and there is no alternate exchange'
    case 'alternate-missing':
      return `nothing took it, and the alternate exchange ${quoted(reason.exchange)} is not there`
    case 'alternate-unknown':
      return `nothing took it; policy ${reason.policy} may name an alternate exchange, but cannot be read by this user`
    default:
      return 'nothing took it, and the default exchange as an alternate exchange leads nowhere'
  }
}

export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'no-exchange':
      return `404 NOT_FOUND: there is no exchange ${quoted(refusal.exchange)}`
    case 'internal':
      return `403 ACCESS_REFUSED: ${quoted(refusal.exchange)} is internal, only other exchanges send to it`
    default:
      return `406 PRECONDITION_FAILED: the header ${refusal.header} must be an array`
  }
}

export function missText(reason: MissReason): string {
  switch (reason.kind) {
    case 'topic': {
      const off = reason.columns.flatMap(({ binding, key, result }) => {
        if (result === 'differs') return [`${binding} is not ${quoted(key ?? '')}`]
        if (result === 'too-few') return [`no word for ${binding}`]
        return result === 'too-many' ? [`${quoted(key ?? '')} is one word too many`] : []
      })
      return `${reason.bindingKey} does not match ${keyText(reason.key)}: ${off.join(', ')}`
    }
    case 'direct':
      return `${quoted(reason.bindingKey)} is not ${keyText(reason.key)}`
    case 'headers':
      return headersText(reason.mode, reason.tests, false)
    case 'name':
      return `its name is nearly ${keyText(reason.key)}`
    case 'elsewhere':
      return 'the message does not come to this exchange'
    default:
      return 'no binding leads to it'
  }
}

const quoted = (text: string) => JSON.stringify(text)
const keyText = ({ key, from }: MessageKey) =>
  from === 'routing-key' ? quoted(key) : `${quoted(key)} in ${from}`

/** "one word for *", "# takes 2 words". */
function partsText(parts: readonly TopicPart[]): string {
  const said = parts.flatMap(({ word, takes }) => {
    if (word === '*') return [`${quoted(takes.join('.'))} is one word for *`]
    if (word !== '#') return []
    const count = takes.length
    return [count === 0 ? '# takes no word' : `# takes ${count} ${count === 1 ? 'word' : 'words'}`]
  })
  return said.length === 0 ? 'word for word' : said.join(', ')
}

function headersText(mode: MatchMode, tests: readonly HeaderTest[], unclear: boolean): string {
  if (tests.length === 0) {
    return mode.startsWith('all')
      ? `x-match ${mode} without headers takes everything`
      : `x-match ${mode} without headers takes nothing`
  }
  const said = tests.map(({ name, wanted, found, result }) => {
    if (result === 'missing') return `${name} is missing`
    if (result === 'present') return `${name} is there`
    if (result === 'unclear')
      return `${name} may or may not be ${patternText(wanted)}: the management API shows no type`
    const value = found === null ? '' : fieldText(found)
    return result === 'equal' ? `${name} = ${value}` : `${name} is ${value}, not ${patternText(wanted)}`
  })
  return `${unclear ? 'cannot be told, ' : ''}x-match ${mode}: ${said.join(', ')}`
}

/** A header's value in one line, texts in quotes. */
export function fieldText(field: FieldValue): string {
  switch (field.type) {
    case 'string':
      return quoted(field.value)
    case 'void':
      return 'void'
    case 'array':
      return `[${field.items.map(fieldText).join(', ')}]`
    case 'table':
      return `{${field.entries.map(({ name, value }) => `${name}: ${fieldText(value)}`).join(', ')}}`
    case 'bytes':
    case 'binary-string':
    case 'unread':
      return `bytes ${field.base64}`
    default:
      return String(field.value)
  }
}

/** The same for what a binding asks for. */
export function patternText(value: PatternValue): string {
  if (value.type === 'void-or-text') return '"undefined" or void'
  return value.type === 'nested' ? managementText(value.json) : fieldText(value)
}
