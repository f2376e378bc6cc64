import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { PayloadPlace, payloadRoom, takenPayloadRoom } from '@/lib/server/payload-room'
import { dropSessionUploads, dropUpload, holdUpload, readUpload as readInto, saveUpload } from './uploads'

vi.mock('@/lib/api/upload-limit', () => ({ maxUpload: 1_000_000 }))

const stream = (...chunks: (Buffer | Error)[]) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = chunks.shift()
      if (next === undefined) controller.close()
      else if (next instanceof Error) controller.error(next)
      else controller.enqueue(next)
    },
  })

const readUpload = (sessionId: string, id: string, place = new PayloadPlace()) =>
  readInto(sessionId, id, place).finally(() => place.release())

afterEach(() => dropSessionUploads('me'))

describe('an upload', () => {
  it('is kept whole for its own session, readable by nobody else on the machine', async () => {
    const bytes = Buffer.alloc(300_000, 7)
    const {
      id,
      sha256,
      bytes: size,
    } = await saveUpload('me', stream(bytes.subarray(0, 10), bytes.subarray(10)))
    expect([size, sha256]).toEqual([300_000, createHash('sha256').update(bytes).digest('hex')])
    expect((await readUpload('me', id)).equals(bytes)).toBe(true)
    const held = holdUpload('me', id, '/')
    expect(statSync(held.file).mode & 0o077).toBe(0)
    await held.letGo()
    expect(() => holdUpload('you', id, '/payload')).toThrow('not there any more')
    await expect(readUpload('me', '../../etc/passwd')).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is not read where the room for payloads is full, and not held for it', async () => {
    const { id } = await saveUpload('me', stream(Buffer.alloc(300_000)))
    const others = new PayloadPlace()
    others.take(payloadRoom - 299_999)
    await expect(readUpload('me', id)).rejects.toMatchObject({ code: 'too_many' })
    const { file, letGo } = holdUpload('me', id, '/')
    await letGo()
    others.release()
    const place = new PayloadPlace()
    expect(await readInto('me', id, place)).toHaveLength(300_000)
    expect(takenPayloadRoom()).toBe(300_000)
    place.release()
    expect(takenPayloadRoom()).toBe(0)
    await dropUpload('me', id)
    expect(existsSync(file)).toBe(false)
  })

  it('that ends early leaves nothing', async () => {
    const { id } = await saveUpload('me', stream(Buffer.from('kept')))
    const { file, letGo } = holdUpload('me', id, '/')
    await letGo()
    const folder = path.dirname(file)
    let end = () => undefined as void
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from('x'))
        end = () => controller.error(new Error('gone'))
      },
    })
    const saving = saveUpload('me', cut).catch((error: unknown) => error)
    // It has begun to be written before it ends.
    const others = () => readdirSync(folder).filter((name) => name !== id)
    const isWritten = () => others().some((name) => statSync(path.join(folder, name)).size === 1)
    await vi.waitUntil(isWritten, { timeout: 10_000 })
    end()
    expect(await saving).toMatchObject({ message: 'The file did not arrive whole.' })
    expect(others()).toEqual([])
  })

  it('finds a folder also where it was taken away, or could not be made before', async () => {
    const { id } = await saveUpload('me', stream(Buffer.from('x')))
    const { file, letGo } = holdUpload('me', id, '/')
    await letGo()
    rmSync(path.dirname(file), { recursive: true })
    const usual = process.env['TMPDIR']
    try {
      process.env['TMPDIR'] = '/nowhere'
      await expect(saveUpload('me', stream(Buffer.from('y')))).rejects.toThrow('ENOENT')
    } finally {
      if (usual === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = usual
    }
    const after = await saveUpload('me', stream(Buffer.from('z')))
    expect((await readUpload('me', after.id)).toString()).toBe('z')
    const held = holdUpload('me', after.id, '/')
    expect(statSync(path.dirname(held.file)).mode & 0o077).toBe(0)
    await held.letGo()
  })

  it('that stops coming is given up after a minute, however long it came before', async () => {
    const { id } = await saveUpload('me', stream(Buffer.from('x')))
    const { file, letGo } = holdUpload('me', id, '/')
    await letGo()
    const folder = path.dirname(file)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    let give: (chunk: string) => void = () => undefined
    const slow = new ReadableStream<Uint8Array>({
      start(controller) {
        give = (chunk) => controller.enqueue(Buffer.from(chunk))
      },
    })
    const saving = saveUpload('me', slow).catch((error: unknown) => error)
    let isOver = false
    void saving.then(() => {
      isOver = true
    })
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    const written = () =>
      readdirSync(folder)
        .filter((name) => name !== id)
        .map((name) => statSync(path.join(folder, name)).size)
    for (let part = 1; part <= 5; part += 1) {
      give('x')
      // However slow the disk is, it has come before the time goes on.
      while (!written().includes(part)) await turn()
      await turn()
      await vi.advanceTimersByTimeAsync(40_000)
    }
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(21_000)
    expect(await saving).toMatchObject({ code: 'gone', message: expect.stringContaining('for a minute') })
  })

  it('goes with its session', async () => {
    const { id } = await saveUpload('other', stream(Buffer.from('x')))
    const { file, letGo } = holdUpload('other', id, '/')
    await letGo()
    expect(existsSync(file)).toBe(true)
    await dropSessionUploads('other')
    expect(existsSync(file)).toBe(false)
  })

  it('that is dropped while it is used stays until the last one lets go, and nobody else gets it', async () => {
    const { id } = await saveUpload('me', stream(Buffer.from('x')))
    const [one, two] = [holdUpload('me', id, '/'), holdUpload('me', id, '/')]
    await dropUpload('me', id)
    expect(() => holdUpload('me', id, '/')).toThrow('not there any more')
    await one.letGo()
    expect((await two.read()).toString()).toBe('x')
    await two.letGo()
    expect(existsSync(two.file)).toBe(false)
  })

  it('is one of eight at most: the oldest one goes that nobody uses', async () => {
    const save = async () => (await saveUpload('greedy', stream(Buffer.from('x')))).id
    const ids: string[] = []
    for (let count = 0; count < 8; count += 1) ids.push(await save())
    const [first = '', second = '', ...others] = ids
    const held = holdUpload('greedy', first, '/')
    others.push(await save())
    expect(() => holdUpload('greedy', second, '/')).toThrow('not there any more')
    const all = [held, ...others.map((id) => holdUpload('greedy', id, '/'))]
    await expect(save()).rejects.toMatchObject({ code: 'too_large' })
    for (const { letGo } of all) await letGo()
    await dropSessionUploads('greedy')
  })

  it('shares what a session may have with those that come at the same time', async () => {
    const chunks = () => stream(...Array.from({ length: 6 }, () => Buffer.alloc(100_000)))
    const kept = await saveUpload('large', chunks())
    const came = await Promise.allSettled([saveUpload('large', chunks()), saveUpload('large', chunks())])
    expect(came.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(() => holdUpload('large', kept.id, '/')).toThrow('not there any more')
    await dropSessionUploads('large')
  })

  it('for which all sessions together have no room drops none of its own in vain', async () => {
    const save = (sessionId: string, bytes: number) => saveUpload(sessionId, stream(Buffer.alloc(bytes)))
    const others = Array.from({ length: 8 }, (_, index) => `other ${index}`)
    // Of eight times 1,000,000 bytes 200,000 are left.
    for (const [index, sessionId] of others.entries())
      await save(sessionId, index === 0 ? 800_000 : 1_000_000)
    const { id } = await save('late', 100_000)
    await expect(save('late', 250_000)).rejects.toMatchObject({ code: 'too_large' })
    await holdUpload('late', id, '/').letGo()
    // Where it makes room, it goes.
    await save('late', 150_000)
    expect(() => holdUpload('late', id, '/')).toThrow('not there any more')
    for (const sessionId of [...others, 'late']) await dropSessionUploads(sessionId)
  })

  it('that still comes when its session ends is none', async () => {
    let wasAsked: (goOn: () => void) => void
    /** When the first chunk was taken: what sends the second. */
    const taken = new Promise<() => void>((resolve) => (wasAsked = resolve))
    const chunks = [Buffer.from('x')]
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const next = chunks.shift()
          if (next !== undefined) controller.enqueue(next)
          else wasAsked(() => controller.enqueue(Buffer.from('y')))
        },
      },
      { highWaterMark: 0 },
    )
    const saving = saveUpload('leaving', body)
    const goOn = await taken
    await dropSessionUploads('leaving')
    goOn()
    await expect(saving).rejects.toMatchObject({ code: 'signed_out' })
  })
})
