import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import { ConsoleUnreachable } from './console-unreachable'
import { uploadFile } from './upload'

/** Answers at once what the test says. */
class FakeRequest extends EventTarget {
  static answer: { status: number; response: unknown } = { status: 200, response: null }
  static sent = 0
  readonly upload = new EventTarget()
  status = 0
  response: unknown = null
  open() {}
  setRequestHeader() {}
  abort() {}
  send() {
    FakeRequest.sent += 1
    Object.assign(this, FakeRequest.answer)
    this.dispatchEvent(new Event('load'))
  }
}
const assign = vi.fn()
const upload = (signal = new AbortController().signal) => uploadFile(new Blob(['x']), () => undefined, signal)

beforeEach(() => {
  FakeRequest.sent = 0
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
  vi.stubGlobal('window', { location: { pathname: '/publish', search: '', assign } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetAllMocks()
})

test('an answer that is no problem is one of the console, and a proxy’s says that it is away', async () => {
  FakeRequest.answer = { status: 413, response: null }
  await expect(upload()).rejects.toMatchObject({ code: 'internal' })
  FakeRequest.answer = { status: 502, response: null }
  await expect(upload()).rejects.toBeInstanceOf(ConsoleUnreachable)
})

test('an ended session leads to the sign-in page', async () => {
  FakeRequest.answer = { status: 401, response: toProblem(new ConsoleError('signed_out', 'over')) }
  await expect(upload()).rejects.toMatchObject({ code: 'signed_out' })
  expect(assign).toHaveBeenCalledWith('/sign-in?next=%2Fpublish')
})

test('what was given up before it began is not sent', async () => {
  await expect(upload(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  expect(FakeRequest.sent).toBe(0)
})
