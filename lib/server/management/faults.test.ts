import { expect, test } from 'vitest'
import { transportProblem } from './faults'

const failure = (code: string) => Object.assign(new Error('secret-laden text'), { code })

test.each([
  ['ECONNREFUSED', 'broker_unreachable'],
  ['ECONNRESET', 'broker_unreachable'],
  ['ENOTFOUND', 'broker_unreachable'],
  ['UND_ERR_SOCKET', 'broker_unreachable'],
  ['UND_ERR_CONNECT_TIMEOUT', 'broker_timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'broker_timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'broker_timeout'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'broker_untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'broker_untrusted'],
  ['CERT_HAS_EXPIRED', 'broker_untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'broker_untrusted'],
  ['PATH_LENGTH_EXCEEDED', 'broker_untrusted'],
  ['ETIMEDOUT', 'broker_timeout'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'broker_wrong_address'],
  ['HPE_INVALID_CONSTANT', 'broker_wrong_address'],
  ['SOMETHING_NEW', 'broker_unexpected'],
])('%s is %s', (code, expected) => {
  const problem = transportProblem(failure(code), 'http://broker:15672')
  expect(problem.code).toBe(expected)
  expect(problem.message).toContain('http://broker:15672')
  expect(problem.message).not.toContain('secret-laden')
})

test('several addresses of one host are one failure', () => {
  const both = new AggregateError([failure('ECONNREFUSED'), failure('ENETUNREACH')])
  expect(transportProblem(both, 'x').code).toBe('broker_unreachable')
})

test('our own deadline is a timeout', () => {
  expect(transportProblem(new DOMException('too late', 'TimeoutError'), 'x').code).toBe('broker_timeout')
  expect(transportProblem('not even an error', 'x').code).toBe('broker_unexpected')
})
