import type { Finding } from './finding'

/** The virtual host that a finding is about; null where it is about the whole broker: nodes, flow, certificates, features. */
export const vhostOf = (finding: Finding): string | null =>
  'queue' in finding ? finding.queue.vhost : 'vhost' in finding ? finding.vhost : null

/** Whether whoever looks at one virtual host has to know: what is wrong with the broker is wrong there too. */
export const isWithin = (finding: Finding, vhost: string): boolean => {
  const of = vhostOf(finding)
  return of === null || of === vhost
}
