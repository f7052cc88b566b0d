declare global {
  /** Set when the single executable is built, which holds everything in one file. */
  const CFGCHECK_SINGLE_FILE: true | undefined
}

/** The path of the single executable's own program, beside which lies what it carries; threads start from it, too. */
export function singleFile(): string {
  return process.argv[1] ?? ''
}
