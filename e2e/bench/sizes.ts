/** How much is measured. `WARREN_BENCH=small` tries everything in a few minutes; its figures say little. */
const full = {
  queues: 10_000,
  connections: 1_000,
  /** Presses and navigations that a median is made of. */
  rounds: 5,
  /** Of one measurement of the broker's CPU: the console reads a long list every twenty seconds or so, which 30 s are too few of. */
  cpuSeconds: 120,
  viewers: 20,
  tabs: 50,
  tabSeconds: 300,
  oneTabSeconds: 60,
  /** Messages of one batch, and of one reading of a stream. */
  messages: 100_000,
  publishRounds: 3,
  tailRounds: 2,
  /** Messages through publisher and viewer while memory is watched. */
  many: 1_000_000,
}

const small: typeof full = {
  queues: 600,
  connections: 30,
  rounds: 1,
  cpuSeconds: 10,
  viewers: 3,
  tabs: 4,
  tabSeconds: 20,
  oneTabSeconds: 20,
  messages: 5_000,
  publishRounds: 1,
  tailRounds: 1,
  many: 30_000,
}

export const sizes = process.env['WARREN_BENCH'] === 'small' ? small : full
