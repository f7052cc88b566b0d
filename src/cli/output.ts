import { createColors } from 'picocolors'

/** When to colour. */
export type ColorChoice = 'auto' | 'always' | 'never'

/** Decides whether a stream gets colours: `--color`, then `NO_COLOR` and `FORCE_COLOR`, then whether it is a terminal. */
export function hasColor(choice: ColorChoice, stream: { readonly isTTY?: boolean }): boolean {
  if (choice !== 'auto') return choice === 'always'
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true
  return stream.isTTY === true && TERM !== 'dumb'
}

/** Writes a result to standard output, all of it before it returns its promise. */
export function writeResult(text: string): Promise<void> {
  if (text === '') return Promise.resolve()
  return new Promise(resolve => {
    process.stdout.write(text, () => resolve())
  })
}

/** Writes a line about the run to standard error. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Writes a complaint about the run to standard error. */
export function complain(message: string): void {
  const colors = createColors(hasColor('auto', process.stderr))
  process.stderr.write(`${colors.bold('cfgcheck:')} ${message}\n`)
}
