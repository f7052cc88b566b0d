/** Set when the single executable is built, which holds everything in one file. */
declare const CFGCHECK_SINGLE_FILE: true | undefined

/** The bundle of a thread, beside the one that `from` is the address of; in the single executable, that itself. */
export function threadFile(name: string, from: string): URL | string {
  return typeof CFGCHECK_SINGLE_FILE === 'undefined' ? new URL(name, from) : (process.argv[1] ?? '')
}
