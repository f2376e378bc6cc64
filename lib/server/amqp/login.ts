/** What the AMQP engine needs to know about a signed-in user. Made by the session; held in memory only, never logged. */
export interface AmqpLogin {
  sessionId: string
  brokerId: string
  amqpUrl: { protocol: 'amqp' | 'amqps'; hostname: string; port: number }
  /** PEM text of the authorities to trust instead of the system's. */
  ca: string | null
  username: string
  password: string
}
