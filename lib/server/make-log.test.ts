import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { makeLog } from './make-log'
import { Secret } from './management/secret'

function logged(write: (log: ReturnType<typeof makeLog>) => void): string {
  let text = ''
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString()
      done()
    },
  })
  write(makeLog('trace', sink))
  return text
}

test('an error is its words, code, stack and causes, and nothing that it carries', () => {
  const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', request: { body: 'hunter2' } })
  const text = logged((log) => log.error({ err: new Error('failed', { cause }) }, 'trouble'))
  expect(JSON.parse(text)).toMatchObject({
    msg: 'trouble',
    err: { message: 'failed', cause: { message: 'refused', code: 'ECONNREFUSED' } },
  })
  expect(text).not.toContain('hunter2')
})

test('secrets are left out where somebody hands them over', () => {
  const secret = new Secret('hunter2')
  const text = logged((log) => {
    log.info({ password: 'hunter2', headers: { cookie: 'hunter2', authorization: 'hunter2' } })
    log.info({ login: { username: 'anna', password: secret }, secret })
    log.error({ err: 'hunter2' })
  })
  expect(text).not.toContain('hunter2')
  expect(text).toContain('anna')
})

test('a line stays one line', () => {
  const text = logged((log) => log.info({ name: 'a\n{"level":60}\u001b[2J' }, 'x\ny'))
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  expect(text).not.toContain('\u001b')
})

test('what a terminal would obey is written as an escape, and the line says the same', () => {
  const name = 'a\u202eb\u009b2J\u{e0041}\u2028 中😀'
  const text = logged((log) => log.error({ vhost: name }, `rabbitmqctl trace_off -p '${name}'`))
  expect(text.trim()).not.toMatch(/[\u007f-\u009f\p{Cf}\p{Zl}]/u)
  expect(text).toContain(String.raw`a\u202eb\u009b2J\udb40\udc41\u2028 中😀`)
  expect(JSON.parse(text)).toMatchObject({ vhost: name, msg: `rabbitmqctl trace_off -p '${name}'` })
})
