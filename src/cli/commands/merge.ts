import { readFile } from 'node:fs/promises'

import type { Severity } from '../../diagnostics/diagnostic.js'
import { failureInWords } from '../../node/failure-in-words.js'
import { mergedReport } from '../../reporters/merged-report.js'
import type { ReportedRule } from '../../reporters/report.js'
import { outputSchema } from '../../reporters/schema.js'
import type { OutputDocument } from '../../reporters/schema.js'
import { counted, listed } from '../../text/quantity.js'
import { visible } from '../../text/visible.js'
import { findRule } from '../../workspace/rules/find-rule.js'
import { exitCodeOf, exitIncomplete } from '../exit-codes.js'
import { complain } from '../output.js'
import type { ColorChoice } from '../output.js'
import { knownLanguages } from '../plugins.js'
import { noteTruncation, noteSummary, parseOutputs, printReport } from '../print-report.js'
import { readStandardInput } from '../standard-input.js'
import { UsageError } from '../usage-error.js'
import { version } from '../version.js'

/** The options of `cfgcheck merge`. */
export interface MergeOptions {
  readonly format: readonly string[]
  readonly failOn: Severity | 'never'
  readonly color: ColorChoice
  readonly quiet?: boolean
}

/** Makes one report of the JSON reports of several runs, and returns the exit code that one run would have had. */
export async function merge(paths: readonly string[], options: MergeOptions): Promise<number> {
  const outputs = parseOutputs(options.format)
  const documents: OutputDocument[] = []
  for (const path of paths) documents.push(documentIn(await textOf(path), path))
  refuseOtherRuns(documents, paths)
  const { report, incomplete } = mergedReport(documents, await rulesOf(documents))
  const failures = await printReport({ ...report, incomplete: incomplete.map(visible) }, outputs, { stream: 'stdout', color: options.color })
  const missing = missingShards(documents)
  if (missing.length > 0) failures.push(`the report of ${listed(missing)} is missing: what was found there is not told`)
  for (const reason of [...incomplete, ...failures]) complain(reason)
  if (options.quiet !== true) {
    noteTruncation(report.diagnostics, outputs)
    noteSummary({ ...report, incomplete })
  }
  return failures.length > 0 ? exitIncomplete : exitCodeOf({ diagnostics: report.diagnostics, incomplete }, options.failOn)
}

async function textOf(path: string): Promise<string> {
  if (path === '-') return (await readStandardInput()).toString('utf8')
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${path}: ${failureInWords(error)}`)
  }
}

function documentIn(text: string, path: string): OutputDocument {
  const expected = 'expected a report that "cfgcheck check --format json" has written'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageError(`${path}: not JSON; ${expected}`)
  }
  const document = outputSchema.safeParse(value)
  if (document.success) return document.data
  const [issue] = document.error.issues
  throw new UsageError(`${path}: ${expected}${issue === undefined || issue.path.length === 0 ? '' : `, and ${issue.path.join('.')} is none of it`}`)
}

/** Parts of different runs together would be no report of anything. */
function refuseOtherRuns(documents: readonly OutputDocument[], paths: readonly string[]): void {
  const [first] = documents
  const seen = new Map<number, string>()
  const whole = new Map<string, string>()
  for (const [at, document] of documents.entries()) {
    const { shard } = document
    const path = paths[at] ?? ''
    if ((shard === undefined) !== (first?.shard === undefined)) throw new UsageError(`${path}: some reports are of a whole run and some of a part (--shard)`)
    if (shard === undefined) {
      const text = JSON.stringify(document)
      const same = whole.get(text)
      if (same !== undefined) throw new UsageError(`${path}: the same report as ${same}`)
      whole.set(text, path)
      continue
    }
    if (shard.cfgcheck !== version) throw new UsageError(`${path}: made by cfgcheck ${shard.cfgcheck}, and this is ${version}`)
    if (shard.count !== first?.shard?.count) throw new UsageError(`${path}: one of ${counted(shard.count, 'part')}, and others of ${first?.shard?.count}`)
    if (shard.run !== first?.shard?.run) throw new UsageError(`${path}: a part of another run than ${paths[0] ?? ''}: of other files, or with other settings`)
    const other = seen.get(shard.index)
    if (other !== undefined) throw new UsageError(`${path}: part ${shard.index} of ${shard.count} again, after ${other}`)
    seen.set(shard.index, path)
  }
}

function missingShards(documents: readonly OutputDocument[]): string[] {
  const count = documents[0]?.shard?.count ?? 0
  const there = new Set(documents.map(({ shard }) => shard?.index))
  return Array.from({ length: count }, (_, index) => index + 1).flatMap(index => (there.has(index) ? [] : [`part ${index} of ${count}`]))
}

async function rulesOf(documents: readonly OutputDocument[]): Promise<ReadonlyMap<string, ReportedRule>> {
  const rules = new Map<string, ReportedRule>()
  for (const id of new Set(documents.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)))) {
    const rule = await findRule(id, knownLanguages())
    if (rule !== undefined) rules.set(id, rule)
  }
  return rules
}
