import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import type { DecodeInput, Decoded } from '@/lib/api/decode'
import { DecodeThread, type StartThread } from './decode-thread'

const started: Worker[] = []
/** Threads of these programs, one after another; the last one again and again. */
const threads =
  (...programs: string[]): StartThread =>
  (resourceLimits) => {
    const program = programs.length > 1 ? programs.shift() : programs[0]
    const worker = new Worker(program ?? '', { eval: true, resourceLimits })
    started.push(worker)
    return worker
  }
afterEach(async () => {
  await Promise.all(started.splice(0).map((worker) => worker.terminate()))
})

const on = (body: string) =>
  `const { parentPort } = require('node:worker_threads')\nparentPort.on('message', (input) => { ${body} })`
const answer = `parentPort.postMessage({ text: input.payload.text, left: 0, types: [], type: null, problem: null })`
const input = (text: string): DecodeInput => ({
  format: 'cbor',
  payload: { encoding: 'utf8', text },
  schema: null,
  type: null,
  skip: 0,
})
const timing = { decode: 10_000, start: 20_000, own: 3, waiting: 5 }
const isDone = (text: string) => ({ text, problem: null })

describe('the decoding thread', () => {
  it('is one for many payloads, each answered in its turn', async () => {
    const thread = new DecodeThread(threads(on(answer)), timing)
    const all = await Promise.all(['a', 'b', 'c'].map((text) => thread.decode('me', input(text))))
    expect(all).toMatchObject(['a', 'b', 'c'].map(isDone))
    expect(started).toHaveLength(1)
  })

  it('is ended when a payload takes too long, and the next one has another', async () => {
    const stuck = on(`if (input.payload.text === 'bad') for (;;);\n${answer}`)
    const thread = new DecodeThread(threads(stuck), { ...timing, decode: 300 })
    expect(await thread.decode('me', input('a'))).toMatchObject(isDone('a'))
    const [bad, next] = await Promise.all([
      thread.decode('me', input('bad')),
      thread.decode('me', input('b')),
    ])
    expect(bad.problem?.fault).toBe('time')
    expect(next).toMatchObject(isDone('b'))
    expect(started).toHaveLength(2)
  })

  it('is ended when a payload takes too much memory, and the process lives', async () => {
    const greedy = on(
      `if (input.payload.text !== 'bad') { ${answer}; return }\nconst all = []; for (;;) all.push(new Array(100000).fill({}))`,
    )
    const thread = new DecodeThread(threads(greedy), { ...timing, decode: 10_000 })
    expect((await thread.decode('me', input('bad'))).problem?.fault).toBe('memory')
    expect(await thread.decode('me', input('b'))).toMatchObject(isDone('b'))
  })

  it('that was ended answers nobody any more', async () => {
    const begin = threads(on(''))
    // It goes on for a while after it was ended.
    const slow: StartThread = (given) => {
      const worker = begin(given)
      return {
        on: worker.on.bind(worker),
        postMessage: worker.postMessage.bind(worker),
        unref: worker.unref.bind(worker),
        terminate: () => Promise.resolve(0),
      }
    }
    const thread = new DecodeThread(slow, { decode: 20, start: 5_000, own: 3, waiting: 5 })
    const decoded = (text: string): Decoded => ({ text, left: 0, types: [], type: null, problem: null })
    expect((await thread.decode('me', input('one of somebody'))).problem?.fault).toBe('time')
    const next = thread.decode('me', input('of another'))
    await expect.poll(() => started.length, { interval: 5 }).toBe(2)
    started[0]?.emit('message', decoded('one of somebody'))
    started[1]?.emit('message', decoded('of another'))
    expect(await next).toMatchObject(isDone('of another'))
  })

  it('lets no more than some wait, of one session and of all', async () => {
    const thread = new DecodeThread(threads(on(answer)), timing)
    const faults = async (...sessions: string[]) => {
      const all = await Promise.all(sessions.map((session) => thread.decode(session, input('x'))))
      return all.map(({ problem }) => problem?.fault ?? 'done')
    }
    const asked = ['me', 'me', 'me', 'me', 'you', 'she', 'it']
    expect(await faults(...asked)).toEqual(['done', 'done', 'done', 'busy', 'done', 'done', 'busy'])
    expect(await faults('me', 'it')).toEqual(['done', 'done'])
  })

  it('takes the sessions in turn: who asks for one waits for one of each other', async () => {
    const thread = new DecodeThread(threads(on(answer)), timing)
    const order: string[] = []
    const ask = (session: string, text: string) =>
      thread.decode(session, input(text)).then(() => order.push(text))
    await Promise.all([ask('me', 'a'), ask('me', 'b'), ask('me', 'c'), ask('you', 'd'), ask('she', 'e')])
    expect(order).toEqual(['a', 'd', 'e', 'b', 'c'])
  })

  it('that fails is an error, and begins anew', async () => {
    const thread = new DecodeThread(threads(on(`throw new Error('broken')`), on(answer)), timing)
    await expect(thread.decode('me', input('a'))).rejects.toThrow('broken')
    expect(await thread.decode('me', input('b'))).toMatchObject(isDone('b'))
  })
})
