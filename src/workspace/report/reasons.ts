import type { Diagnostic, Related } from '../../diagnostics/diagnostic.js'
import type { LanguageEntry, Target, TargetFamily } from '../../languages/language.js'
import type { FileReport } from '../report.js'

/** Tells how people call a release, such as `DRBD 8.4`. */
export function releaseInWords(software: TargetFamily, release: string, languages: readonly LanguageEntry[]): string {
  return `${languages.find(({ targetFamily }) => targetFamily === software)?.softwareName ?? software} ${release}`
}

/** As many signs as a person wants to read. */
const mostSigns = 3

/** Lists the signs that decided a target, the heaviest first, as places with words. */
export function signsOf({ decisive = [] }: Target): readonly Related[] {
  return decisive.slice(0, mostSigns).map(({ text, at: { file, span } }) => ({ message: text, file, span }))
}

/**
 * Says by the first finding that hangs on a guess of the release which signs decided it, and how to settle it.
 *
 * `diagnostics` are in the order in which they are shown.
 */
export function withReasons(
  diagnostics: readonly Diagnostic[],
  { files, languages }: { readonly files: readonly FileReport[]; readonly languages: readonly LanguageEntry[] },
): readonly Diagnostic[] {
  if (!diagnostics.some(({ isByGuess }) => isByGuess === true)) return diagnostics
  const reports = new Map(files.map(report => [report.path, report]))
  const reported = new Set<string>()
  return diagnostics.map(diagnostic => {
    const { isByGuess, ...rest } = diagnostic
    const report = reports.get(diagnostic.file)
    if (isByGuess !== true) return diagnostic
    if (report === undefined || reported.has(keyOf(report))) return rest
    reported.add(keyOf(report))
    return { ...rest, related: [...rest.related, ...reasonsOf(report, releaseInWords(report.software, report.target, languages))] }
  })
}

/** The same for all files whose release was settled by the same signs. */
export function keyOf({ path, software, target, signs }: FileReport): string {
  const places = signs.map(({ message, file, span }) => `${message}\0${file}\0${span.start}`)
  return [software, target, ...(places.length === 0 ? [path] : places)].join('\0')
}

/** Tells how a person settles the release of a software. */
export function settledBy(software: TargetFamily): string {
  return `--target ${software}=VERSION settles it`
}

function reasonsOf({ path, software, signs }: FileReport, release: string): readonly Related[] {
  if (signs.length === 0) {
    const message = `nothing tells the release, so ${release} is assumed; ${settledBy(software)}`
    return [{ message, file: path, span: { start: 0, end: 0 } }]
  }
  return signs.map((sign, index) => {
    const end = index === signs.length - 1 ? `; ${settledBy(software)}` : ''
    return { ...sign, message: `${index === 0 ? `read for ${release} because of` : 'and'} ${sign.message}${end}` }
  })
}
