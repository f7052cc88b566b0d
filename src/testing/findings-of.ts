import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { ordered } from '../diagnostics/order.js'
import { shellMatcher } from '../workspace/documents/shell-pattern.js'
import { asReported } from '../workspace/report/as-reported.js'
import { checkUnit, readSource } from '../workspace/readings/check-unit.js'
import type { IncludeOutcome, IncludeRequest, Language, Reading } from '../languages/language.js'
import type { Example } from '../rules/define-rule.js'
import { createSource } from '../text/source.js'

/** Checks an example's text (without marks) with all rules of a language and returns every diagnostic, in order. */
export function findingsOf(language: Language, example: Example): Diagnostic[] {
  const { text, target, path = 'example', files = {}, folders = [], role, mode, owner, host, addresses } = typeof example === 'string' ? { text: example } : example
  const facts = { ...(mode === undefined ? {} : { mode }), ...(owner === undefined ? {} : { owner }), ...(host === undefined ? {} : { host }), ...(addresses === undefined ? {} : { addresses }) }
  const options = { ...(target === undefined ? {} : { target }), facts }
  const readings: Reading[] = []
  const read = (id: string, content: string, role?: IncludeRequest['kind']): Reading => {
    const reading = readSource(language, createSource(id, content), role === undefined ? options : { ...options, role })
    readings.push(reading)
    return reading
  }
  const root = read(path, text, role)
  const known = new Map<string, Reading>()
  const filesOf = (request: IncludeRequest): readonly Reading[] =>
    Object.keys(files)
      .filter(name => matches(request.value, name))
      .sort()
      .map(name => {
        const key = `${request.kind} ${name}`
        const reading = known.get(key) ?? read(name, files[name] ?? '', request.kind)
        known.set(key, reading)
        return reading
      })
  const outcomeOf = (request: IncludeRequest): IncludeOutcome => {
    const named = [...folders, ''].filter(name => matches(request.value, name))
    return { isComplete: false, problems: named.map(name => ({ kind: 'folder', path: name })) }
  }
  const included = Object.assign(filesOf, { outcomeOf })
  // Files are read before the rules run, so that the rules of a file see included ones too.
  for (let index = 0; index < readings.length; index += 1) {
    const reading = readings[index]
    if (reading !== undefined) for (const request of language.includes?.(reading) ?? []) included(request)
  }
  const sources = new Map(readings.map(({ file }) => [file.source.id, file.source]))
  return ordered(asReported(checkUnit(language, root, { readings, included }).diagnostics, sources))
}

function matches(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.split('/'), name.split('/')]
  return wanted.length === given.length && wanted.every((part, index) => shellMatcher(part)(given[index] ?? ''))
}
