import 'server-only'
import type { HealthAnswer } from '@/lib/api/nodes'
import { ConsoleError } from '@/lib/api/problem'
import {
  brokerCheck,
  checkPath,
  healthChecks,
  joinedResults,
  type CheckResult,
  type HealthCheck,
  type HealthQuestion,
} from '@/lib/rabbitmq/health'
import { visibleText } from '@/lib/server/visible-text'
import { throwIfFatal } from './fatal'
import type { BrokerLogin } from './login'
import { send } from './transport'

/** One health check. Throws where the broker gives no answer to it. */
export async function askHealthCheck(
  login: BrokerLogin,
  check: HealthCheck,
  question: HealthQuestion,
): Promise<CheckResult> {
  const absent: CheckResult = { check, state: 'absent', reason: null, evidence: [] }
  const path = checkPath(check, question)
  if (path === null) return absent
  try {
    // A check that fails answers 503 with its reason.
    const reply = await send(login, 'GET', `health/checks/${path}`, { answers: [503] })
    const parsed = brokerCheck.safeParse(reply.json)
    if (!parsed.success)
      throw new ConsoleError('broker_unexpected', 'The answer is not that of a health check.')
    const { state, reason, evidence } = parsed.data
    return {
      check,
      state,
      reason: reason === null ? null : visibleText(reason),
      evidence: evidence.map((line) => visibleText(line)),
    }
  } catch (error) {
    // A check that this version lacks.
    if (error instanceof ConsoleError && error.code === 'not_found') return absent
    throw error
  }
}

/**
 * 4.3 takes several protocols with commas between them, 4.0 and older take them for the name of one. So each
 * is asked for by itself.
 */
async function askProtocols(login: BrokerLogin, question: HealthQuestion): Promise<CheckResult> {
  const [first = '', ...others] = question.protocol.split(',')
  const ask = (protocol: string) => answered(login, 'protocol-listener', { ...question, protocol })
  const [head, ...rest] = await Promise.all([ask(first), ...others.map(ask)])
  return joinedResults([head, ...rest])
}

/** The same beside others: one that is not answered is unknown, with the reason. */
async function answered(
  login: BrokerLogin,
  check: HealthCheck,
  question: HealthQuestion,
): Promise<CheckResult> {
  try {
    return await askHealthCheck(login, check, question)
  } catch (error) {
    throwIfFatal(error)
    return { check, state: 'unknown', reason: error.message, evidence: [] }
  }
}

/** Every health check that the question includes, at once; one that fails or does not answer leaves the others alone. */
export async function runHealthChecks(login: BrokerLogin, question: HealthQuestion): Promise<HealthAnswer> {
  const checks = await Promise.all(
    healthChecks
      .filter((check) => checkPath(check, question) !== null)
      .map((check) =>
        check === 'protocol-listener' ? askProtocols(login, question) : answered(login, check, question),
      ),
  )
  return { checks, asOf: Date.now() }
}
