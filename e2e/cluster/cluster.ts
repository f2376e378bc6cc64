import type { Page } from '@playwright/test'
import { fillPath } from '@/lib/api/endpoint'
import { nameOf, type Read } from '@/lib/testing/reads'

/** One node of the cluster, as `npm run test:cluster` started it. */
export interface ClusterNode {
  name: string
  pid: number
  amqp: string
  management: string
}

interface Cluster {
  /** The console talks to the first. */
  nodes: [ClusterNode, ClusterNode, ClusterNode]
  /** Where a node is started again that was killed, and told what to do. */
  control: string
}

/** The cluster that `npm run test:cluster` started. */
export function startedCluster(): Cluster {
  const cluster = process.env['WARREN_CLUSTER']
  if (cluster === undefined) throw new Error('run by npm run test:cluster')
  return JSON.parse(cluster) as Cluster
}

/** Starts a node again that was killed, and has its new process. */
export async function startAgain({ name }: ClusterNode): Promise<ClusterNode> {
  return (await control('start', name)) as ClusterNode
}

/** Runs Erlang in a node, by rabbitmqctl. */
export async function evaluate({ name }: ClusterNode, erlang: string): Promise<void> {
  await control('eval', name, erlang)
}

async function control(action: 'start' | 'eval', node: string, body = ''): Promise<unknown> {
  const address = `${startedCluster().control}/${action}/${encodeURIComponent(node)}`
  const answer = await fetch(address, { method: 'POST', body })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

/** Who runs, as this node sees it. */
export async function runningBy({ management }: ClusterNode): Promise<string[]> {
  const answer = await fetch(`${management}/api/nodes?columns=name,running`, {
    headers: { authorization: `Basic ${Buffer.from('guest:guest').toString('base64')}` },
  })
  if (!answer.ok) throw new Error(`${management} answered ${answer.status}`)
  const nodes = (await answer.json()) as { name: string; running: boolean }[]
  return nodes.filter((node) => node.running).map(({ name }) => name)
}

/** What one read of the console's API gave. */
export interface Outcome {
  name: string
  status: number
  milliseconds: number
  json: unknown
  /** How it fails the contract; null where it fits. */
  misfit: string | null
}

/** Asks the console as its pages do, and holds the answer against the contract. */
export async function ask(page: Page, read: Read): Promise<Outcome> {
  const { endpoint, params = {}, query = {}, body } = read
  const search = new URLSearchParams(query).toString()
  const url = `${fillPath(endpoint.path, params)}${search && `?${search}`}`
  const start = performance.now()
  const answer = await page.request.fetch(url, {
    method: endpoint.method,
    timeout: 120_000,
    ...(body === undefined ? {} : { data: body }),
  })
  const json: unknown = await answer.json()
  const milliseconds = performance.now() - start
  const parsed = answer.ok() ? endpoint.output?.safeParse(json) : undefined
  return {
    name: nameOf(read),
    status: answer.status(),
    milliseconds,
    json,
    misfit: parsed?.success === false ? parsed.error.message : null,
  }
}
