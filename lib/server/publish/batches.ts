import 'server-only'
import type { BatchEvent, BatchProgress, BatchRequest, ReturnedMessage } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { encodeEvent, streamPadding } from '@/lib/server/event-stream'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'
import { isShuttingDown, shutdownProblem } from '@/lib/server/shutdown'
import { Sleeper } from '@/lib/server/sleeper'
import { BatchJob } from './batch-job'
import { dropSessionUploads } from './uploads'

/** Batches of one session and of all that run at a time, and ended ones of a session that are remembered. */
const limits = { perSession: 4, inAll: 64, remembered: 20 }
/** Between two looks at a batch, and between two signs of life of a stream. */
const pace = { progress: 200, beat: 15_000, recheck: 60_000 }

/** One that runs, or what is told of one that is over. */
type Batch = Pick<BatchJob, 'id' | 'sessionId' | 'isOver' | 'over' | 'stop' | 'progress' | 'returned'>

const jobs = (): Map<string, Batch> => processWide('publish.batches', () => new Map<string, Batch>())
const ofSession = (sessionId: string): Batch[] =>
  [...jobs().values()].filter((job) => job.sessionId === sessionId)

/** Starts a batch. `recheck` throws when the user may not go on; it is asked every minute. */
export function startBatch(
  login: AmqpLogin,
  request: BatchRequest,
  recheck: () => Promise<void> = () => Promise.resolve(),
): { id: string } {
  // Those that run were told to stop: nobody would tell this one.
  if (isShuttingDown()) throw shutdownProblem()
  makeRoom(login.sessionId)
  const job = new BatchJob(login, request)
  jobs().set(job.id, job)
  const timer = setInterval(() => {
    recheck().catch((error: unknown) => job.stop(problemOf(error)))
  }, pace.recheck).unref()
  void job.over.then(() => {
    clearInterval(timer)
    if (jobs().has(job.id)) jobs().set(job.id, remembered(job))
  })
  return { id: job.id }
}

function problemOf(error: unknown): ConsoleError {
  if (error instanceof ConsoleError) return error
  log.error({ err: error }, 'whether a batch may go on could not be asked')
  return new ConsoleError('internal', 'The console failed here. Its log says more.', { cause: error })
}

/** What can still be asked of one that is over. Its request, which may hold 24 MiB, its run and its connection go. */
function remembered(job: BatchJob): Batch {
  const { id, sessionId } = job
  const last = job.progress()
  const returned = job.returned()
  const over = Promise.resolve()
  return {
    id,
    sessionId,
    isOver: true,
    over,
    stop: () => over,
    progress: () => structuredClone(last),
    returned: () => returned,
  }
}

function makeRoom(sessionId: string): void {
  const own = ofSession(sessionId)
  const running = (all: readonly Batch[]) => all.filter((job) => !job.isOver).length
  const isOwnCrowd = running(own) >= limits.perSession
  if (isOwnCrowd || running([...jobs().values()]) >= limits.inAll) {
    const whose = isOwnCrowd ? 'You have' : 'The console has'
    const count = isOwnCrowd ? limits.perSession : limits.inAll
    throw new ConsoleError('too_many', `${whose} ${count} batches running: stop one first.`, {
      retryAfter: 10,
    })
  }
  const ended = own.filter((job) => job.isOver)
  for (const job of ended.slice(0, Math.max(0, ended.length - limits.remembered + 1))) jobs().delete(job.id)
}

function find(sessionId: string, id: string): Batch {
  const job = jobs().get(id)
  if (job === undefined || job.sessionId !== sessionId) {
    throw new ConsoleError('not_found', 'This batch is not known any more.')
  }
  return job
}

/** Newest first. */
export const listBatches = (sessionId: string): { batches: BatchProgress[] } => ({
  batches: ofSession(sessionId)
    .map((job) => job.progress())
    .toReversed(),
})

/** The latest messages of a batch that came back. */
export const listReturned = (sessionId: string, id: string): { returned: ReturnedMessage[] } => ({
  returned: find(sessionId, id).returned(),
})

/** Stops a batch; answers when every message is counted. */
export async function stopBatch(sessionId: string, id: string): Promise<BatchProgress> {
  const job = find(sessionId, id)
  await job.stop()
  return job.progress()
}

/** How a batch goes on, as an event stream. A slow reader gets fewer of them, each with the counts of its moment. */
export function watchBatch(sessionId: string, id: string): ReadableStream<Uint8Array> {
  const job = find(sessionId, id)
  const encoder = new TextEncoder()
  let last = ''
  let saidAt = 0
  let isFirst = true
  let isGone = false
  const sleeper = new Sleeper()
  void job.over.then(() => sleeper.wake())
  const say = (controller: ReadableStreamDefaultController<Uint8Array>, event: BatchEvent) => {
    saidAt = Date.now()
    controller.enqueue(encoder.encode((isFirst ? streamPadding : '') + encodeEvent(event)))
    isFirst = false
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { isOver } = job
          const batch = job.progress()
          const seen = JSON.stringify({ ...batch, milliseconds: 0 })
          if (isOver || seen !== last) {
            last = seen
            say(controller, { event: 'progress', batch })
            if (isOver) controller.close()
            else await sleeper.sleep(pace.progress)
            return
          }
          if (Date.now() - saidAt >= pace.beat) return say(controller, { event: 'beat', at: Date.now() })
          await sleeper.sleep(pace.progress)
          if (isGone) return
        }
      },
      cancel() {
        isGone = true
        sleeper.wake()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Stops what a session has running, tells why, and drops its files. */
export async function endSessionBatches(sessionId: string, problem: ConsoleError): Promise<void> {
  const own = ofSession(sessionId)
  await Promise.all(own.filter((job) => !job.isOver).map((job) => job.stop(problem)))
  for (const job of own) jobs().delete(job.id)
  await dropSessionUploads(sessionId)
}

/** Stops all batches, for shutdown; about a second. */
export async function shutdownBatches(): Promise<void> {
  const problem = shutdownProblem()
  const running = [...jobs().values()].filter((job) => !job.isOver)
  await Promise.all(running.map((job) => job.stop(problem)))
}
