import type { Adapter } from './adapter.js'

/** The languages that have a real program to ask, each loaded when it is. */
export const adapters: Readonly<Record<string, () => Promise<Adapter>>> = {
  'drbd-conf': async () => (await import('./adapters/drbd-conf.js')).drbdConfAdapter,
}
