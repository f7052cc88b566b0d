/** The release of V8 that was seen to take the flags, that of Node 20; another one reports an unknown word. */
const known = 11

/**
 * Tells V8 that the run is over in a moment: a tenth of the processor time of one small file went into compiling functions that
 * ran a few times afterwards. `expectShortRun` takes it back.
 */
export function expectMoment(): void {
  setFlag('--no-sparkplug')
}

/**
 * Tells V8 that the run is over in seconds. A third of the processor time of a hundred hosts went into optimising code most of
 * which hardly ran afterwards: six times the usual budget spares that, and costs a text of megabytes nothing.
 */
export function expectShortRun(): void {
  setFlag('--sparkplug')
  setFlag('--interrupt-budget=400000')
}

function setFlag(flag: string): void {
  if (process.versions['bun'] !== undefined) return // Its engine is another one.
  const major = Number.parseInt(process.versions.v8, 10)
  if (major === known) process.getBuiltinModule('node:v8').setFlagsFromString(flag)
}
