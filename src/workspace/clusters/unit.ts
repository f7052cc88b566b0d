import { Cancelled } from '../cancellation.js'
import type { Cancellation } from '../cancellation.js'
import type { PartResult } from '../report.js'
import type { PartWork } from './work.js'

/** How a question is asked. */
export interface AskOptions {
  /** Ends the work when nobody else waits for it. */
  readonly cancel?: Cancellation
  /** Is told of each file and each host that is done, and may take its time. */
  readonly onStep?: () => void | Promise<void>
  /** Tells that an answer is wanted, also one that is a little out of date. */
  readonly isImpatient?: () => boolean
  /** Is asked often, so that others may have their turn; answers nothing where that need not be yet. */
  readonly pause?: () => Promise<void> | undefined
}

/** A part of a request whose result is remembered until a file that it depends on changes. */
export interface Unit {
  ask(options: AskOptions): Promise<PartResult>
}

/** Makes a unit of some work; nothing is worked out before it is asked for. Whoever asks at the same time waits for the same work. */
export function createUnit(work: PartWork): Unit {
  let known: PartResult | undefined
  let running: { readonly waiting: Set<AskOptions>; readonly result: Promise<PartResult> } | undefined

  /** The work is one: it begins again only when it has ended. */
  const start = (asker: AskOptions): NonNullable<typeof running> => {
    known = undefined
    const waiting = new Set([asker])
    const endIfUnwanted = (): void => {
      if ([...waiting].every(({ cancel }) => cancel?.isCancelled === true)) throw new Cancelled()
    }
    const endIfStale = (): void => {
      endIfUnwanted()
      if (work.isStale() && ![...waiting].some(asked => asked.isImpatient?.() === true)) throw new Cancelled()
    }
    /** Gives others their turn; nothing where nobody wants one: nothing changes meanwhile. */
    const pause = (): Promise<unknown> | undefined => {
      const turns: Promise<void>[] = []
      for (const asked of waiting) {
        const turn = asked.pause?.()
        if (turn !== undefined) turns.push(turn)
      }
      return turns.length === 0 ? undefined : Promise.all(turns)
    }
    const result = work.check({
      async done() {
        const steps = [...waiting].flatMap(({ onStep }) => onStep ?? [])
        for (const step of steps) await step()
        if (steps.length > 0) endIfStale()
        else endIfUnwanted() // Nobody else has had a turn, and to look costs time.
      },
      pause: () => pause()?.then(endIfStale),
      async pauseEarly() {
        await pause()?.then(endIfUnwanted)
      },
    })
    const end = (settled?: PartResult): void => {
      running = undefined
      known = settled
    }
    result.then(end, () => end())
    return (running = { waiting, result })
  }

  return {
    async ask(options) {
      for (;;) {
        if (running === undefined && known !== undefined && !work.isStale()) return known
        const { waiting, result } = running ?? start(options)
        waiting.add(options)
        try {
          const settled = await result
          if (!work.isStale() || options.isImpatient?.() === true) return settled
        } catch (error) {
          if (!(error instanceof Cancelled)) throw error
        } finally {
          waiting.delete(options)
        }
        if (options.cancel?.isCancelled === true) throw new Cancelled()
      }
    },
  }
}
