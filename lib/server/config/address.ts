import 'server-only'

export interface AmqpAddress {
  protocol: 'amqp' | 'amqps'
  hostname: string
  port: number
}

export interface ManagementAddress {
  /** `http://host:15672`, without credentials. */
  origin: string
  /** "" or a prefix such as `/rabbit`, without a slash at its end. */
  path: string
}

/** Host and port of an AMQP URL. Whatever else it holds (user, password, virtual host) is of no use here and is dropped. */
export function parseAmqpAddress(text: string): AmqpAddress | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'amqp:' && url.protocol !== 'amqps:') || url.hostname === '')
    return null
  const protocol = url.protocol === 'amqps:' ? 'amqps' : 'amqp'
  const port = url.port === '' ? (protocol === 'amqps' ? 5671 : 5672) : Number(url.port)
  return { protocol, hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'), port }
}

/** Origin and path prefix of the management API. Credentials are dropped. */
export function parseManagementAddress(text: string): ManagementAddress | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  if (url.search !== '' || url.hash !== '') return null
  return { origin: url.origin, path: url.pathname.replace(/\/+$/, '') }
}
