import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { tracedTarget } from '@/lib/rabbitmq/traced'
import { LiveVhost, started } from '@/lib/testing/live-vhost'
import { suiteLogin } from '@/lib/testing/suite-login'
import { manageBroker } from '@/lib/testing/test-vhost'
import { endSessionStreams, turnTracingOffAtEnd } from './streams'
import { holdTracing } from './tracing'

let live: LiveVhost

beforeAll(async () => {
  live = await LiveVhost.create('firehose')
  await live.exchange('events', 'topic')
})
afterAll(() => live.drop())

describe('the firehose', () => {
  const path = () => `vhosts/${encodeURIComponent(live.name)}`
  const state = async () => {
    const { tracing, description, tags } = (await manageBroker('GET', path())) as Record<string, unknown>
    return { tracing, description, tags }
  }
  const openFirehose = () =>
    live.open([{ kind: 'firehose', bindingKey: 'publish.#' }], {
      holdTracing: (name) => holdTracing(suiteLogin(), name),
    })

  it('is on while somebody watches, shows what is published, and is off when the last one has gone', async () => {
    await manageBroker('PUT', path(), { description: 'kept', tags: 'one,two' })
    const [first, second] = [await openFirehose(), await openFirehose()]
    await Promise.all([first.until(started(1)), second.until(started(1))])
    expect(first.find('started').tracingWasOn).toBe(false)
    expect(second.find('started').tracingWasOn).toBe(false)
    expect(await state()).toEqual({ tracing: true, description: 'kept', tags: ['one', 'two'] })
    await live.publish('events', 'order.paid', ['seen'])
    await first.until(({ messages }) => messages.length > 0)
    expect(first.messages[0]).toMatchObject({
      exchange: 'amq.rabbitmq.trace',
      routingKey: 'publish.events',
      payload: { text: 'seen' },
    })
    const [copy] = first.messages
    expect(tracedTarget(copy?.exchange ?? '', copy?.properties.headers ?? null)).toEqual({
      exchange: 'events',
      routingKey: 'order.paid',
    })
    await first.cancel()
    expect((await state()).tracing).toBe(true)
    await second.cancel()
    expect(await state()).toEqual({ tracing: false, description: 'kept', tags: ['one', 'two'] })
  })

  it('that was on before stays on, and that is said', async () => {
    await manageBroker('PUT', path(), { tracing: true })
    const reader = await openFirehose()
    await reader.until(started(1))
    expect(reader.find('started')).toMatchObject({ tracingWasOn: true, tracingListeners: 0 })
    await reader.cancel()
    expect((await state()).tracing).toBe(true)
    await manageBroker('PUT', path(), { tracing: false })
  })

  it('that a killed console left on tells who listens, and goes off at the end when that is asked for', async () => {
    await manageBroker('PUT', path(), { tracing: true })
    await live.queue('traces')
    await live.vhost.manage('POST', 'bindings/{vhost}/e/amq.rabbitmq.trace/q/traces', { routing_key: '#' })
    const reader = await openFirehose()
    await reader.until(started(1))
    expect(reader.find('started')).toMatchObject({ tracingWasOn: true, tracingListeners: 1 })
    turnTracingOffAtEnd(live.login.sessionId, reader.id, 0)
    await reader.cancel()
    expect((await state()).tracing).toBe(false)
    const tap = await live.open([{ kind: 'tap', exchange: 'events' }])
    await tap.until(started(1))
    expect(() => turnTracingOffAtEnd(live.login.sessionId, tap.id, 0)).toThrow('no firehose')
    await tap.cancel()
  })

  it('is off again when the session ends', async () => {
    const reader = await openFirehose()
    await reader.until(started(1))
    await endSessionStreams(live.login.sessionId, new ConsoleError('signed_out', 'Signed out.'))
    expect((await state()).tracing).toBe(false)
    await reader.toEnd()
  })

  it('is refused to those who may not, and nothing is turned on', async () => {
    const plain = { ...suiteLogin(), username: 'nobody', fingerprint: 'nobody' }
    const opening = live.open([{ kind: 'firehose' }], { holdTracing: (name) => holdTracing(plain, name) })
    await expect(opening).rejects.toThrow()
    expect((await state()).tracing).toBe(false)
  })
})
