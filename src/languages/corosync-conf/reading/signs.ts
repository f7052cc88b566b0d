import { outside, weight } from '../../../inference/sign.js'
import type { Sign } from '../../../inference/sign.js'
import type { CorosyncFile, Statement } from '../ast.js'
import { targets } from '../targets.js'
import { keyAt, sectionAt } from '../vocabulary.js'

/** The release in whose line of the table something appeared or went. */
function lineOf(release: string): string {
  const [major = '', minor = ''] = release.split('.')
  if (major === '1') return '1.4'
  return major === '2' ? '2.4' : Number(minor) > 1 || release === '3.1.10' ? 'main' : '3.1'
}

/** What was there for openais, and is carried from file to file ever since. */
const ofOpenais = /^(?:aisexec|amf|event)\b|^totem\.vsftype$|\.tags$/

/** Lists what in a file tells of the release that it is for: keys that only some releases read. */
export function* signsIn({ children }: CorosyncFile, file: string): Generator<Sign> {
  yield* within(children, '', file)
}

function* within(children: readonly Statement[], around: string, file: string): Generator<Sign> {
  for (const child of children) {
    if (child.kind !== 'Item' && child.kind !== 'Section') continue
    const { text, span } = child.kind === 'Item' ? child.key : child.name
    const path = around === '' ? text : `${around}.${text}`
    const entry = child.kind === 'Item' ? keyAt(path) : sectionAt(path)
    if (entry !== undefined && (entry.since !== '1.0' || entry.until !== undefined)) {
      const range = { since: lineOf(entry.since), ...(entry.until === undefined ? {} : { until: lineOf(entry.until) }) }
      yield { id: `corosync ${path}`, text: `"${text}"${around === '' ? '' : ` in "${around}"`}`, against: outside(range, targets, ofOpenais.test(path) ? weight.leftover : weight.ignored), at: { file, span } }
    }
    if (child.kind === 'Section' && sectionAt(path) !== undefined) yield* within(child.children, path, file)
  }
}
