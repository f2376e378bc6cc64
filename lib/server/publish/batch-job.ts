import 'server-only'
import { randomBytes } from 'node:crypto'
import type { BatchProgress, BatchRequest, ReturnedMessage } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import { toProblem } from '@/lib/api/to-problem'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { leaseOwnLink, type Lease } from '@/lib/server/amqp/pool'
import { log } from '@/lib/server/log'
import { PayloadPlace } from '@/lib/server/payload-room'
import { visibleText } from '@/lib/server/visible-text'
import { batchBytes } from './batch-bytes'
import { Ledger } from './ledger'
import { fileSource, templateSource, type MessageSource } from './message-source'
import { PublishRun } from './publish-run'
import { sizeRefusal } from './size-limit'
import { holdUpload, type HeldUpload } from './uploads'

/** How long the last words to the broker may take. */
const closeDeadline = 500
/** The same after Stop, when the broker has said nothing for its grace or owes nothing: both are over within a second. */
const muteCloseDeadline = 100

const nothingMade = (): void => undefined

/** Many messages, published one after another on a connection of their own. */
export class BatchJob {
  readonly id = randomBytes(12).toString('base64url')
  readonly startedAt = Date.now()
  /** Resolves when every message is counted. */
  readonly over: Promise<void>
  private state: BatchProgress['state'] = 'checking'
  private total: number | null = null
  private endedAt: number | null = null
  private problem: ConsoleError | null = null
  private isStopping = false
  private sayStop: () => void = () => undefined
  private readonly whenStopped = new Promise<null>((resolve) => {
    this.sayStop = () => resolve(null)
  })
  /** Waits no more for the message that is being made. */
  private dropMade = nothingMade
  /** What was being made when Stop came, until it is there: then it is dropped. */
  private late: Promise<unknown> | null = null
  private lease: Lease | null = null
  private run: PublishRun | null = null
  /** The file that it reads, which stays until its end. */
  private readonly held: HeldUpload

  private readonly place = new PayloadPlace()

  /** @throws ConsoleError when its file is not there, or there is no room for what it would hold */
  constructor(
    private readonly login: AmqpLogin,
    private readonly request: BatchRequest,
  ) {
    if (request.source.kind === 'template') this.total = request.source.count
    this.held = holdFile(login.sessionId, request)
    try {
      this.place.take(batchBytes(request, this.held.bytes))
    } catch (error) {
      void this.held.letGo()
      throw error
    }
    this.over = this.work()
      .catch((error: unknown) => this.end('failed', error))
      .then(async () => {
        // What is held for somebody who waits no more is held all the same.
        if (this.late === null) await this.letGo()
        else void this.late.then(() => this.letGo())
      })
  }

  get sessionId(): string {
    return this.login.sessionId
  }

  get isOver(): boolean {
    return this.endedAt !== null
  }

  progress(): BatchProgress {
    const { vhost, exchange, routingKey, guarantee, window } = this.request
    const ledger = this.run?.ledger ?? new Ledger()
    const blocked = this.isOver ? null : (this.lease?.link.blocked ?? null)
    return {
      id: this.id,
      vhost,
      exchange,
      routingKey,
      guarantee,
      window,
      state: this.state,
      total: this.total,
      counts: { ...ledger.counts },
      bytes: ledger.bytes,
      startedAt: this.startedAt,
      milliseconds: (this.endedAt ?? Date.now()) - this.startedAt,
      blocked: blocked === null ? null : visibleText(blocked, 200),
      problem: this.problem === null ? null : toProblem(this.problem),
      returns: ledger.returns.list(),
    }
  }

  /** The latest messages that came back, newest first. */
  returned(): ReturnedMessage[] {
    return this.run?.ledger.returns.messages() ?? []
  }

  /** Sends no more; within a second everything is counted. */
  async stop(problem: ConsoleError | null = null): Promise<void> {
    this.isStopping = true
    this.problem ??= problem
    if (!this.isOver) this.state = 'stopping'
    this.sayStop()
    this.dropMade()
    this.run?.stop()
    await this.over
  }

  private letGo(): Promise<void> {
    this.place.release()
    return this.held.letGo()
  }

  private async work(): Promise<void> {
    const leasing = leaseOwnLink(this.login, this.request.vhost, 'publish')
    const lease = await this.orStop(leasing)
    if (lease === null) {
      // It may come yet, and then for nobody.
      leasing.then(
        ({ release }) => release(),
        () => undefined,
      )
      return this.end('stopped')
    }
    this.lease = lease
    try {
      const opening = this.openSource(lease)
      const source = await this.orStop(opening)
      if (source === null) {
        // A large payload is read and packed for seconds.
        this.late = opening.then(
          (source) => source.close(),
          () => undefined,
        )
        return this.end('stopped')
      }
      this.total = source.total
      if (this.isStopping) return this.end('stopped')
      this.state = 'running'
      await this.publish(lease, source)
    } finally {
      lease.release()
    }
  }

  /** What a broker answers that may not answer, or what takes its time here; null when Stop comes first, which waits for nobody. */
  private orStop<T>(work: Promise<T>): Promise<T | null> {
    return Promise.race([work, this.whenStopped])
  }

  /** The same for each message, of which none fails, and with nothing left of those that were made: there may be ten million. */
  private madeOrStop<T>(made: Promise<T | null>): Promise<T | null> {
    return new Promise((resolve) => {
      this.dropMade = () => {
        this.late = made
        resolve(null)
      }
      void made.then((message) => {
        this.dropMade = nothingMade
        resolve(message)
      })
    })
  }

  private openSource({ link }: Lease): Promise<MessageSource> {
    const { request, held } = this
    const { source } = request
    const { username } = this.login
    const { frameMax } = link
    if (source.kind === 'template') {
      return templateSource(request, source.count, frameMax, () => held.read())
    }
    const isWanted = () => !this.isStopping
    const refusesSize = (bytes: number) => this.orStop(sizeRefusal(link, bytes, isWanted))
    return fileSource(request, source, held.file, { frameMax, username, refusesSize, isWanted })
  }

  private async publish({ link }: Lease, source: MessageSource): Promise<void> {
    const { guarantee } = this.request
    const opening = guarantee === 'confirm' ? link.openConfirmChannel() : link.openChannel()
    const watched = await this.orStop<Awaited<typeof opening>>(opening)
    // One that comes late goes with its connection.
    if (watched === null) return this.end('stopped')
    const run = new PublishRun(link, watched, this.request)
    this.run = run
    // Stop may have come while the channel was opened.
    if (this.isStopping) run.stop()
    let fault: unknown = null
    // What cannot be made is not sent; what was sent before still gets its answers.
    const failed = (error: unknown) => {
      fault = error
      return null
    }
    try {
      await run.run(() => {
        try {
          const made = source.next()
          return made instanceof Promise ? this.madeOrStop(made.catch(failed)) : made
        } catch (error) {
          return failed(error)
        }
      })
    } finally {
      await this.orStop(source.close())
    }
    const { unknown } = run.ledger.counts
    // A message that a blocked broker has not read yet would be delivered whenever the alarm ends: it goes with the socket.
    if (link.blocked !== null && unknown > 0) link.discard()
    else await watched.close(this.isStopping && unknown > 0 ? muteCloseDeadline : closeDeadline)
    const reason = fault ?? run.problem ?? (this.isSilent(run) ? silentBroker() : null)
    this.end(reason !== null ? 'failed' : this.isStopping ? 'stopped' : 'done', reason)
  }

  /** Neither stopped nor refused, and yet not all were sent or answered. */
  private isSilent({ ledger: { counts } }: PublishRun): boolean {
    if (this.isStopping) return false
    return counts.sent < (this.total ?? 0) || (this.request.guarantee !== 'none' && counts.unknown > 0)
  }

  private end(state: BatchProgress['state'], error: unknown = null): void {
    this.state = state
    this.endedAt ??= Date.now()
    if (error === null) return
    if (!(error instanceof ConsoleError)) log.error({ err: error }, 'a batch failed')
    this.problem ??=
      error instanceof ConsoleError
        ? error
        : new ConsoleError('internal', 'The console failed here. Its log says more.', { cause: error })
  }
}

/** The upload that a batch reads: its messages, or the payload of each of them. */
function holdFile(sessionId: string, { source, payload, payloadEncoding }: BatchRequest): HeldUpload {
  if (source.kind === 'file') return holdUpload(sessionId, source.upload, '/source/upload')
  return payloadEncoding === 'file' ? holdUpload(sessionId, payload, '/payload') : noFile
}

const noFile: HeldUpload = {
  file: '',
  bytes: 0,
  read: () => Promise.resolve(Buffer.alloc(0)),
  letGo: () => Promise.resolve(),
}

const silentBroker = () =>
  new ConsoleError('broker_timeout', 'RabbitMQ did not say in time whether it took the messages.')
