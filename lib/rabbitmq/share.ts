/** How full something is, from 0 to 1; null where a figure is unknown or there is no limit. */
export const share = (used: number | null, limit: number | null): number | null =>
  used === null || limit === null || limit <= 0 ? null : Math.min(1, used / limit)

/** From which share on a limit is a worry: RabbitMQ's own, which differ. Sockets are counted up to 3.x. */
export const gaugeLimits = {
  descriptors: { warn: 0.8, bad: 0.95 },
  sockets: { warn: 0.8, bad: 1 },
  processes: { warn: 0.5, bad: 0.75 },
} as const
interface GaugeLimits {
  warn: number
  bad: number
}

/** How worrying it is that so large a share is used. Of what has an alarm of its own (memory, disk) only that counts. */
export function gaugeLevel(used: number | null, limits: GaugeLimits | null, alarm: boolean) {
  if (alarm) return 'bad'
  if (used === null || limits === null || used < limits.warn) return 'idle'
  return used < limits.bad ? 'warn' : 'bad'
}

/** Of free disk space: how much of the way to the alarm is gone. */
export const diskShare = (free: number | null, limit: number | null): number | null =>
  free === null || limit === null || limit <= 0 ? null : Math.min(1, limit / Math.max(free, 1))
