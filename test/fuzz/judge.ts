import { laws } from './laws/index.js'
import type { Law } from './laws/index.js'
import type { Subject } from './subject.js'

/** A law that a text breaks, and how. */
export interface Breach {
  readonly law: Law
  readonly message: string
}

/** Holds laws against a text; the first that is broken is returned. `measured` is told of the processor time of each, where given. */
export async function breachOf(subject: Subject, asked: readonly Law[] = laws, measured?: (law: Law, microseconds: number) => void): Promise<Breach | undefined> {
  for (const law of asked) {
    const before = measured === undefined ? undefined : process.cpuUsage()
    try {
      const held = law.hold(subject)
      if (held !== undefined) await held
    } catch (error) {
      return { law, message: error instanceof Error ? messageOf(error) : String(error) }
    } finally {
      if (before !== undefined) {
        const { user, system } = process.cpuUsage(before)
        measured?.(law, user + system)
      }
    }
  }
  return undefined
}

/** A law's own complaint as it is; of anything else where it was thrown, too. */
function messageOf(error: Error): string {
  if (error.constructor === Error) return error.message
  const place = error.stack?.split('\n').find(line => line.includes('    at '))?.trim() ?? ''
  return `${error.name}: ${error.message} ${place}`
}
