/** What the command is doing when a signal comes. */
const working = 0
const printing = 1
const replacing = 2

/** Longer texts may fill a pipe, whose reader may be in no hurry. */
const roomOfPipe = 65_536

const codes = { SIGINT: 130, SIGTERM: 143 } as const
type Signal = keyof typeof codes
const signals: readonly Signal[] = ['SIGINT', 'SIGTERM']

/** Where the command's own thread and the one that hears signals tell each other; absent where they are one. */
let shared: Int32Array | undefined

/** Makes the state that a command in a thread of its own shares with the thread that hears signals for it. */
export function createSharedState(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(8))
}

/** Tells a command in a thread of its own where its state is seen. */
export function shareState(state: Int32Array): void {
  shared = state
}

/** Tells the other thread that so many bytes more were read; they are counted in kilobytes, which a number of 32 bits holds. */
export function tellRead(bytes: number): void {
  if (shared !== undefined) Atomics.add(shared, 1, Math.ceil(bytes / 1000))
}

/** How many bytes the thread of the command has read. */
export function bytesRead(state: Int32Array): number {
  return Atomics.load(state, 1) * 1000
}

/** Starts to count anew. */
export function forgetRead(state: Int32Array): void {
  Atomics.store(state, 1, 0)
}

/** Ends with 130 or 143 when a signal comes. `clear` takes away what is drawn on the terminal. */
export function listenForSignals({ state, clear }: { readonly state?: Int32Array; clear?(): void } = {}): void {
  for (const signal of signals) {
    const before = process.listeners(signal)
    process.on(signal, () => end(signal, state, clear))
    for (const listener of before) process.removeListener(signal, listener)
  }
}

/** Leaves signals to the system, which ends the process at once, however busy it is: 130 or 143, as a shell sees it. */
export function leaveSignals(): void {
  for (const signal of signals) process.removeAllListeners(signal)
}

/** Files are replaced to the end. A thread that waits for the reader of a pipe cannot be ended, but the process can be killed. */
function end(signal: Signal, state: Int32Array | undefined, clear: (() => void) | undefined): void {
  if (state !== undefined) {
    Atomics.wait(state, 0, replacing, 5_000)
    Atomics.wait(state, 0, printing, 200)
  }
  clear?.()
  if (state !== undefined && Atomics.load(state, 0) === printing) dieOf(signal)
  else process.exit(codes[signal])
}

function dieOf(signal: Signal): void {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}

/** Prints a text. While that may wait for the reader of a pipe, a signal still ends the command. */
export function whilePrinting(length: number, print: () => void): void {
  if (length < roomOfPipe) print()
  else if (shared !== undefined) inState(printing, print)
  else {
    // Nobody could hear: the system ends the process, with the same code as a shell sees it.
    leaveSignals()
    try {
      print()
    } finally {
      listenForSignals()
    }
  }
}

/** Replaces files, which a signal does not interrupt. */
export function whileReplacing<Result>(replace: () => Result): Result {
  return inState(replacing, replace)
}

function inState<Result>(state: number, work: () => Result): Result {
  if (shared !== undefined) Atomics.store(shared, 0, state)
  try {
    return work()
  } finally {
    if (shared !== undefined) {
      Atomics.store(shared, 0, working)
      Atomics.notify(shared, 0)
    }
  }
}
