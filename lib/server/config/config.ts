import 'server-only'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { processWide } from '@/lib/server/process-wide'
import { parseAmqpAddress, parseManagementAddress, type AmqpAddress, type ManagementAddress } from './address'

export interface BrokerConfig {
  id: string
  name: string
  amqp: AmqpAddress
  management: ManagementAddress
  /** PEM text of the authorities to trust instead of the system's. */
  ca: string | null
  environment: string | null
  readOnly: boolean
}

export interface Config {
  /** At least one; the first is the default at sign-in. */
  brokers: readonly [BrokerConfig, ...BrokerConfig[]]
  /** Public origin when a proxy stands in front. */
  origin: string | null
  /** Addresses and networks whose X-Forwarded headers are believed. */
  trustedProxies: readonly string[]
  logLevel: string
}

/** What is wrong with the configuration, naming the variable. Never holds a value: URLs carry passwords. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const address = <T>(parse: (text: string) => T | null, message: string) =>
  z.string().transform((text, context) => {
    const parsed = parse(text)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
const amqp = address(
  parseAmqpAddress,
  'must be an amqp:// or amqps:// address, for example amqp://127.0.0.1:5672',
)
const management = address(
  parseManagementAddress,
  'must be an http:// or https:// address, for example http://127.0.0.1:15672',
)

function isNetwork(text: string): boolean {
  const [host = '', prefix, ...rest] = text.split('/')
  const family = isIP(host)
  if (family === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

/** An empty variable is as good as none: shells and compose files cannot always leave one out. */
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const variable = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsAbsent, schema)

const environment = z.object({
  RABBITMQ_URL: variable(amqp.prefault('amqp://127.0.0.1:5672')),
  RABBITMQ_MANAGEMENT_URL: variable(management.prefault('http://127.0.0.1:15672')),
  RABBITMQ_CA: variable(z.string().optional()),
  WARREN_CONFIG: variable(z.string().optional()),
  WARREN_ORIGIN: variable(
    z
      .string()
      .refine((text) => {
        const url = parseManagementAddress(text)
        return url !== null && url.path === ''
      }, 'must be an origin such as https://warren.example.org, without a path')
      .transform((text) => new URL(text).origin)
      .optional(),
  ),
  WARREN_TRUSTED_PROXY: variable(
    z
      .string()
      .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ''))
      .refine(
        (entries) => entries.every(isNetwork),
        'must be IP addresses or networks (10.0.0.0/8), with commas',
      )
      .prefault(''),
  ),
  WARREN_LOG: variable(
    z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
        error: 'must be one of trace, debug, info, warn, error, fatal, silent',
      })
      .default('info'),
  ),
})

const brokerFile = z.strictObject({
  brokers: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[\w.-]{1,64}$/, 'letters, digits, ".", "_" and "-", at most 64'),
        name: z.string().trim().min(1).max(128),
        amqp,
        management,
        ca: z.string().min(1).optional(),
        environment: z.string().trim().min(1).max(64).optional(),
        readOnly: z.boolean().default(false),
      }),
    )
    .min(1, 'at least one broker')
    .refine(
      (brokers) => new Set(brokers.map((broker) => broker.id)).size === brokers.length,
      'ids must differ',
    ),
})

type ReadText = (file: string) => string

function readCertificates(variableName: string, file: string, read: ReadText): string {
  let text: string
  try {
    text = read(file)
  } catch (error) {
    throw new ConfigError(
      `${variableName}: cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? 'error'})`,
    )
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    throw new ConfigError(`${variableName}: ${file} holds no certificate in PEM form`)
  }
  return text
}

const words = (name: string, error: z.ZodError, separator: string) =>
  error.issues
    .map((issue) => [
      [name, ...issue.path.map(String)].filter((part) => part !== '').join(separator),
      issue.message,
    ])
    .map(([where, message]) => `${where}: ${message}`)
    .join('\n')

function readBrokerFile(file: string, fallbackCa: string | null, read: ReadText): BrokerConfig[] {
  let json: unknown
  try {
    json = JSON.parse(read(file))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'
    throw new ConfigError(`WARREN_CONFIG: ${file} ${reason}`)
  }
  const parsed = brokerFile.safeParse(json)
  if (!parsed.success) throw new ConfigError(words('WARREN_CONFIG', parsed.error, ' › '))
  return parsed.data.brokers.map((broker) => ({
    id: broker.id,
    name: broker.name,
    amqp: broker.amqp,
    management: broker.management,
    ca:
      broker.ca === undefined
        ? fallbackCa
        : readCertificates('WARREN_CONFIG', path.resolve(path.dirname(file), broker.ca), read),
    environment: broker.environment ?? null,
    readOnly: broker.readOnly,
  }))
}

/** The configuration that these variables ask for. Throws ConfigError. */
export function parseConfig(
  variables: Record<string, string | undefined>,
  read: ReadText = (file) => readFileSync(file, 'utf8'),
): Config {
  const parsed = environment.safeParse(variables)
  if (!parsed.success) throw new ConfigError(words('', parsed.error, ''))
  const env = parsed.data
  const ca = env.RABBITMQ_CA === undefined ? null : readCertificates('RABBITMQ_CA', env.RABBITMQ_CA, read)
  const single: BrokerConfig = {
    id: 'default',
    name: new URL(env.RABBITMQ_MANAGEMENT_URL.origin).host,
    amqp: env.RABBITMQ_URL,
    management: env.RABBITMQ_MANAGEMENT_URL,
    ca,
    environment: null,
    readOnly: false,
  }
  const [first = single, ...others] =
    env.WARREN_CONFIG === undefined ? [single] : readBrokerFile(env.WARREN_CONFIG, ca, read)
  return {
    brokers: [first, ...others],
    origin: env.WARREN_ORIGIN ?? null,
    trustedProxies: env.WARREN_TRUSTED_PROXY,
    logLevel: env.WARREN_LOG,
  }
}

/** The configuration of this process, read once. */
export const config = (): Config => processWide('config', () => parseConfig(process.env))

/** A broker by its id; null where none is configured by that id. */
export const findBroker = (id: string): BrokerConfig | null =>
  config().brokers.find((broker) => broker.id === id) ?? null
