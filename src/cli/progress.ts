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

/** The milliseconds since the start of the process: `performance` would have to be loaded first. */
export function uptime(): number {
  return process.uptime() * 1000
}

/** Work that is done sooner needs no line. */
const silence = 1_000
const betweenLines = 100

/**
 * Shows progress on a terminal once the work has lasted a second; without a terminal nothing is ever shown. The terminal is
 * asked for then only, because to open it costs much.
 */
export function createProgress(
  total: number,
  openTerminal: () => ProgressTerminal | undefined,
  now: () => number = uptime,
): Progress {
  let done = 0
  let next = now() + silence
  let terminal: ProgressTerminal | undefined
  let isOpen = false
  let isShown = false
  return {
    step(count) {
      done += count
      if (now() < next) return
      if (!isOpen) terminal = openTerminal()
      isOpen = true
      if (terminal === undefined) return
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
