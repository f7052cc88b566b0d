/** The time, and how to wait. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number
  /** Calls back later, unless the returned function is called before. */
  after(delayMs: number, call: () => void): () => void
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Work that is asked for at each keystroke, and done when it helps. */
export interface Schedule {
  /** Asks for the work to be done once from now on, soon. */
  ask(): void
  stop(): void
}

/** What is done in the blink of an eye need not wait for the next keystroke. */
const quickMs = 16
/** Work that takes longer than this is not waited for longer. */
const longestDelayMs = 250
/** Who types without a pause is told something all the same. */
export const longestWaitMs = 1_000

/**
 * Schedules work. A change waits for the next one as long as the last work took, at once where that was quick, and never longer
 * than a second after the first change. There is one work at a time; what is asked for meanwhile is done once behind it.
 */
export function createSchedule(work: () => Promise<void>, clock: Clock): Schedule {
  let lastMs = 0
  let firstAsked: number | undefined
  let cancelTimer: (() => void) | undefined
  let isRunning = false
  let isStopped = false

  const arm = (): void => {
    if (isStopped || isRunning || firstAsked === undefined) return
    cancelTimer?.()
    const delay = lastMs <= quickMs ? 0 : Math.min(lastMs, longestDelayMs)
    const latest = firstAsked + longestWaitMs - clock.now()
    cancelTimer = clock.after(Math.max(0, Math.min(delay, latest)), start)
  }
  const start = (): void => {
    isRunning = true
    firstAsked = undefined
    cancelTimer = undefined
    const began = clock.now()
    void work().finally(() => {
      lastMs = clock.now() - began
      isRunning = false
      arm()
    })
  }
  return {
    ask() {
      firstAsked ??= clock.now()
      arm()
    },
    stop() {
      isStopped = true
      cancelTimer?.()
    },
  }
}

/** How long work may go on before others have their turn. */
const sliceMs = 8

/** Makes the pauses of work: others have their turn where it has gone on for a while. */
export function createPauses(clock: Clock): () => Promise<void> | undefined {
  let last = clock.now()
  return () => {
    if (clock.now() - last < sliceMs) return undefined
    return new Promise(resolve => {
      // A message is read in one turn and handed on in the next.
      nextTurn(() => nextTurn(() => {
        last = clock.now()
        resolve()
      }))
    })
  }
}

/** A timer of no time still waits for a millisecond or four; there is something quicker in Node, and in browsers. */
function nextTurn(call: () => void): void {
  const { setImmediate: soon } = globalThis as { readonly setImmediate?: (call: () => void) => void }
  if (soon === undefined) setTimeout(call, 0)
  else soon(call)
}
