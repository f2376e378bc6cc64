import { describe, expect, it } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import { handshakeProblem } from './handshake'
import type { AmqpLogin } from './login'
import { amqpProblem, brokerClose } from './refusal'

const closed = (code: number, name: string, text: string) =>
  new Error(`Channel closed by server: ${code} (${name}) with message "${text}"`)

describe('amqpProblem', () => {
  it.each([
    [404, 'NOT-FOUND', "NOT_FOUND - no queue 'q' in vhost '/'", 'not_found'],
    [403, 'ACCESS-REFUSED', "ACCESS_REFUSED - access to queue 'q' refused", 'refused'],
    [405, 'RESOURCE-LOCKED', 'RESOURCE_LOCKED - cannot obtain exclusive access', 'precondition'],
    [406, 'PRECONDITION-FAILED', "PRECONDITION_FAILED - inequivalent arg 'x'", 'precondition'],
    [
      320,
      'CONNECTION-FORCED',
      "CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'",
      'broker_unreachable',
    ],
    [530, 'NOT-ALLOWED', 'NOT_ALLOWED - vhost x not found', 'refused'],
    [540, 'NOT-IMPLEMENTED', 'NOT_IMPLEMENTED - basic.get not supported', 'precondition'],
    [541, 'INTERNAL-ERROR', 'INTERNAL_ERROR', 'broker_unexpected'],
    [503, 'COMMAND-INVALID', 'COMMAND_INVALID - unknown exchange type', 'broker_unexpected'],
  ])('of %i keeps the words of the broker', (code, name, text, expected) => {
    expect(amqpProblem(closed(code, name, text))).toMatchObject({ code: expected, message: text })
  })

  it.each([
    [
      404,
      'NOT-FOUND',
      "NOT_FOUND - home node 'b@x' of durable queue 'q' in vhost '/' is down or inaccessible",
    ],
    [404, 'NOT-FOUND', "NOT_FOUND - failed to perform operation on queue 'q' in vhost '/' due to timeout"],
    [404, 'NOT-FOUND', "NOT_FOUND - queue 'q' in vhost '/' process is stopped by supervisor"],
    [
      406,
      'PRECONDITION-FAILED',
      "PRECONDITION_FAILED - stream queue 's' in vhost '/' does not have a running replica on the local node",
    ],
    [
      406,
      'PRECONDITION-FAILED',
      "PRECONDITION_FAILED - queue 'queue 's' in vhost '/'' does not have a replica on the local node",
    ],
    [541, 'INTERNAL-ERROR', "INTERNAL_ERROR - failed consuming from quorum queue 'q' in vhost '/': nodedown"],
  ])('of %i tells a queue that cannot be reached from one that is not there', (code, name, text) => {
    expect(amqpProblem(closed(code, name, text))).toMatchObject({ code: 'queue_unreachable', message: text })
  })

  it('is not misled by the name of a queue', () => {
    const name = "failed to perform operation on queue 'q' in vhost '/' due to timeout"
    const text = `NOT_FOUND - no queue '${name}' in vhost 'is down or inaccessible'`
    expect(amqpProblem(closed(404, 'NOT-FOUND', text)).code).toBe('not_found')
  })

  it('shows what cannot be seen, and bounds it', () => {
    const text = `NOT_FOUND - no queue 'a"\n\u001b[31m${'x'.repeat(2000)}'`
    expect(amqpProblem(closed(404, 'NOT-FOUND', text)).message).toMatch(
      /^NOT_FOUND - no queue 'a"\\u\{a\}\\u\{1b\}/,
    )
    expect(amqpProblem(closed(404, 'NOT-FOUND', text)).message.length).toBeLessThan(1100)
  })

  it('is a lost connection for what is not the broker’s word', () => {
    expect(amqpProblem(new Error('Channel ended, no reply will be forthcoming')).code).toBe(
      'broker_unreachable',
    )
    expect(amqpProblem(new Error('Heartbeat timeout')).message).toContain('heartbeats')
    expect(amqpProblem(undefined).code).toBe('broker_unreachable')
    expect(brokerClose(new Error('read ECONNRESET'))).toBeNull()
  })

  it('leaves a problem alone', () => {
    const problem = new ConsoleError('gone', 'x')
    expect(amqpProblem(problem)).toBe(problem)
  })
})

describe('handshakeProblem', () => {
  const login: AmqpLogin = {
    sessionId: 's',
    brokerId: 'b',
    amqpUrl: { protocol: 'amqp', hostname: '::1', port: 5672 },
    ca: null,
    username: 'u',
    password: 'hidden',
  }
  const problem = (error: unknown) => handshakeProblem(error, login, 'a/b')
  const coded = (code: string) => Object.assign(new Error('connect'), { code })

  it.each([
    [coded('ECONNREFUSED'), 'broker_unreachable', 'amqp://[::1]:5672'],
    [new AggregateError([coded('ECONNREFUSED')]), 'broker_unreachable', 'refused'],
    [coded('ENOTFOUND'), 'broker_unreachable', 'host name'],
    [coded('ABORT_ERR'), 'broker_timeout', 'in time'],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'broker_untrusted', 'RABBITMQ_CA'],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'broker_untrusted', '"ca" in WARREN_CONFIG'],
    [coded('PATH_LENGTH_EXCEEDED'), 'broker_untrusted', 'amqp://[::1]:5672'],
    [coded('ETIMEDOUT'), 'broker_timeout', 'in time'],
    [
      new Error(
        'Handshake terminated by server: 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - Login was refused"',
      ),
      'bad_credentials',
      'Login was refused',
    ],
    [new Error('Expected ConnectionOpenOk; got <ConnectionClose channel:0>'), 'refused', "'a/b'"],
    [new Error('Frame size 1213486160 exceeds maxFrameSize 1048576'), 'broker_unexpected', 'AMQP 0-9-1'],
    [undefined, 'broker_unexpected', 'AMQP 0-9-1'],
  ])('maps %s', (error, code, words) => {
    expect(problem(error).code).toBe(code)
    expect(problem(error).message).toContain(words)
    expect(JSON.stringify(toProblem(problem(error)))).not.toContain('hidden')
  })
})
