import { namedFiles } from '../diagnostics/named-files.js'
import { visibleJson } from '../text/visible.js'
import { codeFrame } from './code-frame.js'
import { jsonDocument, targetKeyOf } from './json.js'
import type { Report } from './report.js'
import type { OutputDocument, ShardDocument } from './schema.js'

/** Which part of a run a report is about. */
export type ShardPlace = Pick<ShardDocument, 'index' | 'count' | 'cfgcheck' | 'run' | 'incomplete'>

/**
 * The JSON document of one part of a run. Besides what the document holds anyway it has all that a report in any format needs,
 * because whoever merges the parts need not have the files. It holds every finding, shown or not.
 */
export function shardReport(report: Report, shard: ShardPlace): string {
  const document: OutputDocument = { ...jsonDocument(report), shard: { ...shard, ...lost(report) } }
  return `${visibleJson(document, 2)}\n`
}

function lost(report: Report): Omit<ShardDocument, keyof ShardPlace> {
  const targets = new Map<string, number>()
  const targetOfFile = report.files.map(file => {
    const key = targetKeyOf(file)
    const known = targets.get(key) ?? targets.size
    targets.set(key, known)
    return known
  })
  return { targetOfFile, texts: textsOf(report), frames: report.diagnostics.map(diagnostic => codeFrame(report, diagnostic).map(line => ({ ...line }))) }
}

function textsOf({ files, diagnostics, sources }: Report): ShardDocument['texts'] {
  return [...namedFiles({ found: diagnostics, files })].sort().flatMap(path => {
    const source = sources.get(path)
    if (source === undefined) return []
    const { lineStarts } = source.lines
    return [{ path, length: source.length, lineLengths: lineStarts.slice(1).map((start, index) => start - (lineStarts[index] ?? 0)) }]
  })
}
