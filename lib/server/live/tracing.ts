import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LeftTracing } from '@/lib/api/live-tracing'
import { ConsoleError } from '@/lib/api/problem'
import { traceOffCommand } from '@/lib/rabbitmq/trace-off'
import { log } from '@/lib/server/log'
import type { BrokerLogin } from '@/lib/server/management/login'
import { whoami } from '@/lib/server/management/whoami'
import { processWide } from '@/lib/server/process-wide'
import { within } from '@/lib/server/within'
import { Firehose } from './firehose'

/** The firehose of a virtual host, on as long as somebody holds it. */
export interface TracingHold {
  /** It was on before any live view of this console wanted it. */
  wasOn: boolean
  /** Queues that were bound to the trace exchange then: with none of them it was on for nobody. Null when not known. */
  listeners: number | null
  /** Off with the last holder although it was on before. */
  turnOffAtEnd: () => void
  /** Throws `refused` when this user may not look at it any more. */
  check: () => Promise<void>
  /** Off again, when we turned it on and this was the last who held it, now or as soon as that can be done. Never throws. */
  release: () => Promise<void>
}

/** How long anything waits for a firehose to go off, in ms. What takes longer goes on by itself. */
const longestRelease = 2_000
/** When the process ends: for all that is left, and between two attempts. */
const lastChance = { all: 1_200, pause: 200 }

const firehoses = () => processWide('live.tracing', () => new Map<string, Firehose>())

function firehoseOf(brokerId: string, vhost: string): Firehose {
  dropIdle()
  const key = JSON.stringify([brokerId, vhost])
  const firehose = firehoses().get(key) ?? new Firehose(brokerId, vhost)
  firehoses().set(key, firehose)
  return firehose
}

/** Nothing is remembered of those that are off, or were never on: names of virtual hosts are whatever somebody asked for. */
function dropIdle(): void {
  for (const [key, firehose] of firehoses()) if (firehose.isIdle) firehoses().delete(key)
}

/**
 * Turns the firehose of a virtual host on, for which the user must be an administrator. All live views of this process
 * share it: the last one that ends turns it off, unless it was on before the first.
 */
export async function holdTracing(login: BrokerLogin, vhost: string): Promise<TracingHold> {
  const firehose = firehoseOf(login.broker.id, vhost)
  const { wasOn, listeners } = await firehose.hold(login).catch((error: unknown) => {
    dropIdle()
    throw error
  })
  let released: Promise<void> | null = null
  return {
    wasOn,
    listeners,
    turnOffAtEnd: () => firehose.turnOffAtEnd(),
    check: () => checkTag(login, vhost),
    release: () => (released ??= letGo(firehose)),
  }
}

async function letGo(firehose: Firehose): Promise<void> {
  await within(firehose.letGo().finally(dropIdle), longestRelease, () => {
    warn(firehose, 'the firehose is not off yet')
  })
}

const warn = ({ vhost }: Firehose, what: string) =>
  log.error({ vhost }, `${what}, and may still be on: ${traceOffCommand(vhost)}`)

/** A tap of the trace exchange asks for permissions only; what it shows is for those who may turn it on. */
async function checkTag(login: BrokerLogin, vhost: string): Promise<void> {
  const { tags } = await whoami(login)
  if (tags.includes('administrator')) return
  throw new ConsoleError('refused', `The firehose of virtual host "${vhost}" needs the tag administrator.`)
}

/** Firehoses that may be on for nobody, as far as they concern this user: those that he held, and all for an administrator. */
export async function leftTracing(login: BrokerLogin, tags: readonly string[]): Promise<LeftTracing> {
  const isAdministrator = tags.includes('administrator')
  const left = () =>
    [...firehoses().values()].filter(
      (firehose) =>
        firehose.brokerId === login.broker.id &&
        firehose.leftOnSince !== null &&
        (isAdministrator || firehose.wasHeldBy(login.username)),
    )
  if (isAdministrator) {
    await Promise.all(
      left().map((firehose) =>
        firehose
          .look(login)
          .catch((error: unknown) =>
            log.debug({ err: error }, 'whether the firehose is on could not be read'),
          ),
      ),
    )
  }
  return {
    left: left().map(({ vhost, leftOnSince }) => ({
      vhost,
      since: leftOnSince ?? 0,
      command: traceOffCommand(vhost),
    })),
  }
}

/**
 * A last chance for those that could not be turned off, when the process ends, at `latest`. What may stay on is logged, be it
 * that turning it on or off has no answer yet.
 */
export async function shutdownTracing(latest: number): Promise<void> {
  const until = Math.min(latest, Date.now() + lastChance.all)
  await Promise.all(
    [...firehoses().values()].map(async (firehose) => {
      while (firehose.mayBeOn && Date.now() < until) {
        await within(firehose.tryNow(), until - Date.now(), () => undefined)
        if (firehose.mayBeOn) await sleep(lastChance.pause)
      }
      if (firehose.mayBeOn) warn(firehose, 'the console ends before the firehose is off')
    }),
  )
}
