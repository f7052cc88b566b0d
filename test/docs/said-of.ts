import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Example, RuleMeta } from '../../src/rules/define-rule.js'
import { withoutMarks } from '../../src/testing/expect-findings.js'
import { createSource } from '../../src/text/source.js'
import type { Source } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'

/** A longer text of a file is shown by its two ends. */
const mostCharacters = 60

/** What is said anyway of a rule, and need not be said again. */
type Told = Pick<RuleMeta, 'id' | 'severity' | 'origin'> & { readonly fix?: RuleMeta['fix'] | undefined }

/**
 * Lists what is said of an example, line by line: of the rule the place, the words, what stands elsewhere and what its fixes write, those that belong
 * to a line indented below it; of other rules which ones speak.
 */
export function saidOf(rule: Told, example: Example, findings: readonly Diagnostic[]): readonly string[] {
  const { text, path = 'example', files = {} } = withoutMarks(example)
  const sources = new Map(Object.entries({ ...files, [path]: text }).map(([name, content]) => [name, createSource(name, content)]))
  const others = new Set(findings.map(({ rule: id }) => id).filter(id => id !== rule.id))
  return [
    ...findings.filter(finding => finding.rule === rule.id).flatMap(finding => linesOf(finding, rule, { path, sources })),
    ...(others.size === 0 ? [] : [`besides ${[...others].sort().join(', ')}`]),
  ]
}

interface Texts {
  /** The file that the example is. */
  readonly path: string
  readonly sources: ReadonlyMap<string, Source>
}

function linesOf({ file, span, severity, origin, message, related, help, fixes }: Diagnostic, rule: Told, texts: Texts): readonly string[] {
  const unlike = [...(severity === rule.severity ? [] : [severity]), ...(origin === rule.origin ? [] : [`origin ${origin}`])]
  return [
    `${placeOf(file, span, texts)} ${unlike.length === 0 ? '' : `${unlike.join(', ')}: `}${message}`,
    ...related.map(other => `  ${placeOf(other.file, other.span, texts)} ${other.message}`),
    ...(help === undefined ? [] : [`  help: ${help}`]),
    ...fixes.map(({ title, safety, edits }) => `  fix${safety === rule.fix ? '' : `, ${safety}`}: ${title}: ${edits.map(edit => `${placeOf(edit.file, edit.span, texts)} ${textAt(edit.file, edit.span, texts)} → ${shown(edit.newText)}`).join(', ')}`),
  ]
}

function placeOf(file: string, { start }: Span, { path, sources }: Texts): string {
  const position = sources.get(file)?.positionAt(start)
  return `${file === path ? '' : `${file}:`}${position?.line ?? '?'}:${position?.column ?? '?'}`
}

function textAt(file: string, { start, end }: Span, { sources }: Texts): string {
  return shown(sources.get(file)?.text.slice(start, end) ?? '?')
}

function shown(text: string): string {
  return JSON.stringify(text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters / 2)}…${text.slice(-mostCharacters / 2)}`)
}
