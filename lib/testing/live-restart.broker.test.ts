import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { connect } from 'amqplib'
import { liveSource, openLive, settleLive, type LiveSourceRequest } from '@/lib/api/live'
import { ConsoleError } from '@/lib/api/problem'
import { problemShape } from '@/lib/api/problem-shape'
import { openSession } from '@/lib/api/session'
import { readEvents } from '@/lib/client/live/event-stream'
import type { LiveRequest } from '@/lib/client/live/follow'
import { LiveView } from '@/lib/client/live/live-view'
import { readNews } from '@/lib/client/live/read-news'
import { closeAll } from '@/lib/server/amqp/pool'
import { ApiClient } from './api-client'
import { configure } from './configure'
import { OwnBroker } from './own-broker'

const broker = new OwnBroker('live-restart')
const client = new ApiClient()
const frames: (() => void)[] = []
const views: LiveView[] = []

beforeAll(async () => {
  await broker.start()
  const { hostname, port } = broker.login().amqpUrl
  configure({ RABBITMQ_URL: `amqp://${hostname}:${port}`, RABBITMQ_MANAGEMENT_URL: broker.management })
  await client.call(openSession, { body: { username: 'guest', password: 'guest' } })
}, 300_000)
afterAll(async () => {
  for (const view of views) view.stop()
  await closeAll()
  await broker.end()
})

/** The page's own reading of the stream, over the route of the console. */
async function* connectLive(request: LiveRequest, signal: AbortSignal) {
  const answer = await client.send(openLive, { body: { ...request, sources: [...request.sources] } })
  if (!answer.ok || answer.body === null) {
    throw ConsoleError.fromProblem(problemShape.parse(await answer.json()))
  }
  const body = answer.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal })
  for await (const event of readEvents(body)) {
    const news = readNews(event)
    if (news !== null) yield news
  }
}

function watch(source: LiveSourceRequest): LiveView {
  const nothing = () => Promise.resolve()
  const view = new LiveView({
    connect: connectLive,
    settle: (stream, body) => client.call(settleLive, { params: { stream }, body }),
    filter: nothing,
    endTracing: nothing,
    reply: nothing,
    now: () => Date.now(),
    random: () => 0,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    frame: (run) => frames.push(run),
  })
  views.push(view)
  view.start([source])
  return view
}

/** The first request loads the route, and a broker takes its time to come up. */
const soon = { timeout: 20_000 }

const state = (view: LiveView) => {
  for (const run of frames.splice(0)) run()
  return view.getSnapshot()
}
const texts = (view: LiveView) =>
  Array.from(view.rows, (row) =>
    row.kind === 'gap'
      ? `${row.reason} ${row.to !== null}`
      : `${row.message.read().payload.text} ${row.state}`,
  )

async function publish(queue: string, bodies: string[], args: Record<string, unknown> = {}) {
  const { hostname, port } = broker.login().amqpUrl
  const connection = await connect({ hostname, port })
  // Whatever closes it is what the operation under way throws.
  connection.on('error', () => undefined)
  const channel = await connection.createConfirmChannel()
  await channel.assertQueue(queue, { durable: true, arguments: args })
  for (const body of bodies) channel.publish('', queue, Buffer.from(body), { persistent: true })
  await channel.waitForConfirms()
  await connection.close()
}

const isStream = { 'x-queue-type': 'stream' }

/** A stream is there a moment after its broker: until then 4.3 closes the connection with 506, "Stream not found". */
const publishToStream = (body: string) =>
  vi.waitFor(() => publish('log', [body], isStream), { timeout: 40_000, interval: 500 })

test('a broker that is killed and comes back under two viewers: rows stay, a gap is marked, both go on by themselves', async () => {
  await publish('work', ['one', 'two', 'three'])
  await publish('log', ['first'], isStream)
  // Killed within seconds after its first stream was made, 4.3.6 knows of none for ever (506).
  await broker.restart()
  await publishToStream('second')
  const consumer = watch(liveSource.parse({ kind: 'queue', vhost: '/', queue: 'work', prefetch: 2 }))
  const stream = watch(
    liveSource.parse({ kind: 'stream', vhost: '/', queue: 'log', offset: { from: 'first' } }),
  )
  await expect.poll(() => texts(consumer), soon).toEqual(['one unacked', 'two unacked'])
  await expect.poll(() => texts(stream), soon).toEqual(['first shown', 'second shown'])

  broker.kill()
  await expect.poll(() => state(consumer).status, soon).toBe('reconnecting')
  await expect.poll(() => state(stream).status, soon).toBe('reconnecting')
  expect(texts(consumer)).toEqual(['one returned', 'two returned', 'requeued false'])
  expect(texts(stream)).toEqual(['first shown', 'second shown', 'continued false'])
  // While it is down each attempt is refused, and none of them is the last.
  await expect
    .poll(() => state(consumer).retry?.why, soon)
    .toMatchObject({ message: expect.stringContaining('refused') })

  await broker.restart()
  await publishToStream('third')
  await expect.poll(() => state(consumer).status, soon).toBe('live')
  await expect
    .poll(() => texts(consumer), soon)
    .toEqual(['one returned', 'two returned', 'requeued true', 'one unacked', 'two unacked'])
  await expect
    .poll(() => texts(stream), soon)
    .toEqual(['first shown', 'second shown', 'continued true', 'third shown'])
  expect(state(consumer)).toMatchObject({ unacked: 2, lostAt: null, error: null })
  const [again] = Array.from(consumer.rows).slice(3)
  expect(again?.kind === 'message' && again.message.read().redelivered).toBe(true)
  await consumer.settle([again?.id ?? 0], 'ack')
  await expect
    .poll(() => texts(consumer).slice(3), soon)
    .toEqual(['one acked', 'two unacked', 'three unacked'])
}, 300_000)
