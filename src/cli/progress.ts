/** Where progress is shown. */
export interface ProgressTerminal {
  readonly columns?: number
  write(text: string): void
}

/** A line that tells how far a long piece of work is, and goes away. */
export interface Progress {
  /** Some more of it is done. */
  step(count: number): void
  /** Takes the line away. */
  clear(): void
}

/** Work that is done sooner needs no line. */
const silence = 1_000
const betweenLines = 100

/** Shows progress on a terminal once the work has lasted a second; without a terminal nothing is ever shown. */
export function createProgress(
  total: number,
  terminal: ProgressTerminal | undefined,
  now: () => number = () => performance.now(),
): Progress {
  let done = 0
  let next = now() + silence
  let isShown = false
  return {
    step(count) {
      done += count
      if (terminal === undefined || now() < next) return
      next = now() + betweenLines
      isShown = true
      const line = `${done} of ${total} files and hosts checked`
      terminal.write(`\r\x1b[K${line.slice(0, Math.max(0, (terminal.columns ?? 80) - 1))}`)
    },
    clear() {
      if (isShown) terminal?.write('\r\x1b[K')
      isShown = false
    },
  }
}
