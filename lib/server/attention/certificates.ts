import 'server-only'
import { z } from 'zod'
import { healthQuestion, type CheckResult } from '@/lib/rabbitmq/health'
import { askHealthCheck } from '@/lib/server/management/health'
import { hub } from '@/lib/server/management/hub'
import type { BrokerLogin } from '@/lib/server/management/login'
import type { Sample } from '@/lib/server/management/sample'

const minute = 60_000
const certificates = z.custom<CheckResult>()

function readEvery(login: BrokerLogin, minutes: number): Promise<Sample<CheckResult>> {
  const load = async () => {
    const started = performance.now()
    const data = await askHealthCheck(login, 'certificate-expiration', healthQuestion.parse({}))
    return { data, bytes: 200, took: performance.now() - started }
  }
  return hub().read(login.fingerprint, `attention certificates ${minutes}`, certificates, load, {
    every: minutes * minute,
    stale: true,
  })
}

/**
 * Certificates last for months: asked for once an hour. As long as some expire, every five minutes: that they were replaced is
 * seen about as soon as the node reads them again, which takes it two.
 */
export async function readCertificates(login: BrokerLogin): Promise<Sample<CheckResult>> {
  const hourly = await readEvery(login, 60)
  return hourly.data.state === 'failed' ? readEvery(login, 5) : hourly
}
