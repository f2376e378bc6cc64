import { describe, expect, it } from 'vitest'
import { payloadBytes, withAttempt, type Attempt } from './attempt'

const attempt = (id: number): Attempt => ({
  id,
  at: 0,
  milliseconds: 1,
  vhost: '/',
  exchange: '',
  routingKey: 'q',
  bytes: 0,
  guarantee: 'confirm',
  values: null,
  result: { kind: 'sent' },
})

describe('attempts', () => {
  it('keeps the newest first, and 21 at most', () => {
    let attempts: Attempt[] = []
    for (let id = 1; id <= 30; id++) attempts = withAttempt(attempts, attempt(id))
    expect(attempts).toHaveLength(21)
    expect(attempts.at(0)?.id).toBe(30)
  })

  it('measures the payload that RabbitMQ gets', () => {
    expect(payloadBytes({ payload: '中文', payloadEncoding: 'text' })).toBe(6)
    expect(payloadBytes({ payload: 'SGVsbG8=', payloadEncoding: 'base64' })).toBe(5)
    expect(payloadBytes({ payload: 'SGVsbA==', payloadEncoding: 'base64' })).toBe(4)
    expect(payloadBytes({ payload: '', payloadEncoding: 'base64' })).toBe(0)
    expect(payloadBytes({ payload: 'ff 00\nAB', payloadEncoding: 'hex' })).toBe(3)
  })
})
