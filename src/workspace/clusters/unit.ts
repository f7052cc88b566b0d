import { Cancelled } from '../cancellation.js'
import type { Cancellation } from '../cancellation.js'
import type { WatchedFiles } from '../documents/documents.js'
import type { PartResult } from '../report.js'

/** How a question is asked. */
export interface AskOptions {
  /** Ends the work when nobody else waits for it. */
  readonly cancel?: Cancellation
  /** Is told of each file and each host that is done, and may take its time. */
  readonly onStep?: () => void | Promise<void>
}

/** A part of a request whose result is remembered until a file that it depends on changes. */
export interface Unit {
  ask(options: AskOptions): Promise<PartResult>
}

/** What is needed to work a part out. */
export interface UnitWork {
  watch(): WatchedFiles
  check(files: WatchedFiles, onStep: () => Promise<void>): Promise<PartResult>
}

interface Running {
  readonly files: WatchedFiles
  readonly waiting: Set<AskOptions>
  readonly result: Promise<PartResult>
}

/** Makes a unit; nothing is worked out before it is asked for. Whoever asks at the same time waits for the same work. */
export function createUnit({ watch, check }: UnitWork): Unit {
  let known: { readonly files: WatchedFiles; readonly result: PartResult } | undefined
  let running: Running | undefined

  const start = (asker: AskOptions): Running => {
    const files = watch()
    const waiting = new Set([asker])
    const work: Running = {
      files,
      waiting,
      result: check(files, async () => {
        for (const { onStep } of waiting) await onStep?.()
        if (files.isStale() || [...waiting].every(({ cancel }) => cancel?.isCancelled === true)) throw new Cancelled()
      }),
    }
    running = work
    void work.result.then(
      result => {
        if (running === work) running = undefined
        if (known === undefined || !files.isStale()) known = { files, result }
      },
      () => {
        if (running === work) running = undefined
      },
    )
    return work
  }

  return {
    async ask(options) {
      for (;;) {
        if (known !== undefined && !known.files.isStale()) return known.result
        const work = running === undefined || running.files.isStale() ? start(options) : running
        work.waiting.add(options)
        try {
          const result = await work.result
          if (!work.files.isStale()) return result
        } catch (error) {
          if (!(error instanceof Cancelled)) throw error
        } finally {
          work.waiting.delete(options)
        }
        if (options.cancel?.isCancelled === true) throw new Cancelled()
      }
    },
  }
}
