import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { dropSessionUploads, findUpload, readUpload, saveUpload } from './uploads'

const stream = (...chunks: (Buffer | Error)[]) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = chunks.shift()
      if (next === undefined) controller.close()
      else if (next instanceof Error) controller.error(next)
      else controller.enqueue(next)
    },
  })

afterAll(() => dropSessionUploads('me'))

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
    expect(statSync(findUpload('me', id, '/').file).mode & 0o077).toBe(0)
    expect(() => findUpload('you', id, '/payload')).toThrow('not there any more')
    await expect(readUpload('me', '../../etc/passwd')).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('that ends early leaves nothing', async () => {
    await expect(saveUpload('me', stream(Buffer.from('x'), new Error('gone')))).rejects.toMatchObject({
      message: 'The file did not arrive whole.',
    })
  })

  it('goes with its session', async () => {
    const { id } = await saveUpload('other', stream(Buffer.from('x')))
    const { file } = findUpload('other', id, '/')
    expect(existsSync(file)).toBe(true)
    await dropSessionUploads('other')
    expect(existsSync(file)).toBe(false)
  })

  it('is one of eight at most', async () => {
    for (let count = 0; count < 8; count += 1) await saveUpload('greedy', stream(Buffer.from('x')))
    await expect(saveUpload('greedy', stream(Buffer.from('x')))).rejects.toMatchObject({ code: 'too_large' })
    await dropSessionUploads('greedy')
  })
})
