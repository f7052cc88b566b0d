import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Language, Reading } from '../languages/language.js'
import type { FileEdit, Fix } from '../diagnostics/fix.js'
import { lineStartAt } from '../text/line-at.js'

/** Where a suppression goes that a person asks for. */
type Reach = 'here' | 'file'

/** What the person is to write in the place of the reason. */
const placeholder = 'say why'

/** Makes the comments by which a person silences a finding: at its statement, or in the whole file. Nothing for what no comment silences. */
export function suppressionsFor(diagnostic: Diagnostic, { language, reading }: { readonly language: Language; readonly reading: Reading }): readonly Fix[] {
  const { rule: code, file } = diagnostic
  if (code.startsWith('cfgcheck/') || reading.file.faults.some(({ rule }) => rule === code) || file !== reading.file.source.id) return []
  return (['here', 'file'] as const).flatMap(reach => {
    const offset = reach === 'here' ? startOfStatement(diagnostic, language, reading) : startOfFile(language, reading)
    if (offset === undefined) return []
    const edit: FileEdit = { file, span: { start: offset, end: offset }, newText: `${commentFor(code, reach, language)}\n${indentAt(reading, offset)}` }
    return [{ title: reach === 'here' ? `Suppress ${code} here` : `Suppress ${code} in this file`, safety: 'unsafe', edits: [edit] } satisfies Fix]
  })
}

function commentFor(code: string, reach: Reach, { comment: { start, end } }: Language): string {
  return `${start} cfgcheck-ignore${reach === 'file' ? '-file' : ''} ${code}: ${placeholder}${end === undefined ? '' : ` ${end}`}`
}

/** The innermost statement around a finding that begins its line: a comment above it covers it. */
function startOfStatement({ span }: Diagnostic, language: Language, { file }: Reading): number | undefined {
  let found: number | undefined
  for (const { start, end } of language.statements(file)) {
    if (start > span.start) break
    if (span.start <= end && file.source.text.slice(lineStartAt(file.source.text, start), start).trim() === '') found = start
  }
  return found
}

/** The first statement; an XML declaration must stay in front. */
function startOfFile(language: Language, { file }: Reading): number | undefined {
  for (const { start } of language.statements(file)) return start
  return undefined
}

function indentAt({ file: { source } }: Reading, offset: number): string {
  return source.text.slice(lineStartAt(source.text, offset), offset)
}
