import type { BrokerAddress } from '@/lib/rabbitmq/broker-address'
import { fieldEntries } from '@/lib/rabbitmq/field'
import { impliedContentEncoding } from '@/lib/rabbitmq/message-encoding'
import type { CodeMessage, CodePayload } from '@/lib/rabbitmq/publish-code/code-message'
import { textProperties, type PublishValues } from './publish-values'

const wireName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const numeric = new Set(['priority', 'timestamp'])

/** What the form would publish, as code has to say it. */
export function codeMessageOf(
  values: PublishValues,
  where: { username: string; address: BrokerAddress },
): CodeMessage {
  const { properties, charset, compression, payloadEncoding } = values
  const isText = payloadEncoding === 'json' || payloadEncoding === 'text'
  const given = textProperties.flatMap((name): [string, string | number][] => {
    const implied = impliedContentEncoding({ charset: isText ? charset : 'UTF-8', compression })
    const text = name === 'contentEncoding' && properties[name] === '' ? implied : properties[name]
    if (text === '') return []
    return [[wireName(name), numeric.has(name) && /^\d+$/.test(text.trim()) ? Number(text) : text]]
  })
  return {
    ...where,
    vhost: values.vhost,
    exchange: values.exchange,
    routingKey: values.routingKey,
    payload: payloadOf(values),
    properties: [...given, ['delivery_mode', Number(properties.deliveryMode)]],
    headers: fieldEntries(properties.headers.filter((row) => row.name !== '')),
    mandatory: values.mandatory,
    guarantee: values.guarantee,
    commit: values.commit === 'commit',
  }
}

function payloadOf({ payload, payloadEncoding, charset, compression, file }: PublishValues): CodePayload {
  switch (payloadEncoding) {
    case 'file':
      return { kind: 'file', name: file?.name ?? 'payload.bin', compression }
    case 'base64':
      return { kind: 'base64', base64: payload, compression }
    case 'hex':
      return { kind: 'base64', base64: base64OfHex(payload), compression }
    default:
      return { kind: 'text', text: payload, charset, compression }
  }
}

function base64OfHex(hex: string): string {
  const digits = hex.replace(/\s+/g, '')
  const bytes = Uint8Array.from({ length: Math.floor(digits.length / 2) }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  )
  // A call takes so many arguments and no more.
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}
