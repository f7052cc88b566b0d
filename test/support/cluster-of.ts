import type { ClusterRule, ExampleCluster } from '../../src/cluster/define-cluster-rule.js'
import type { ClusterModel } from '../../src/cluster/model.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { createChecker } from '../../src/workspace/checker.js'
import type { CheckReport } from '../../src/workspace/report.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'

/** What came of checking an example cluster with cluster rules. */
export interface CheckedCluster {
  readonly model: ClusterModel
  readonly report: CheckReport
  /** The findings of cluster rules alone. */
  readonly findings: readonly Diagnostic[]
}

/** Tells that tests run again and again, each time with another change of the source: nothing may be kept that was worked out without it. */
export const isMutationRun = process.env['CFGCHECK_MUTANTS'] !== undefined

/** Hundreds of clusters that differ in one file each are checked one after another. */
const checkerOfAllRules = createChecker()

/** Checks the hosts of an example, each below a folder of its name. */
export async function checkExample(
  { hosts }: Pick<ExampleCluster,
  'hosts'>,
  rules?: readonly ClusterRule[],
): Promise<CheckedCluster> {
  const files: Record<string, string> = {}
  for (const [host, texts] of Object.entries(hosts)) {
    for (const [path, text] of Object.entries(texts)) files[`${host}/${path.replace(/^\//, '')}`] = text
  }
  const checker = rules !== undefined ? createChecker({ clusterRules: rules }) : isMutationRun ? createChecker() : checkerOfAllRules
  const requests = Object.keys(hosts).map(name => ({ name, root: name, isNamed: true }))
  const report = await checker.check({ fileSystem: memoryFileSystem(files), clusters: [{ hosts: requests }] })
  const [model] = report.clusters
  if (model === undefined) throw new Error('There is no cluster')
  return {
    model,
    report,
    findings: report.diagnostics.filter(
      ({ rule }) => rule.startsWith('cluster/') || rule === 'cfgcheck/internal-fault',
    ),
  }
}

/** Writes a finding as one line, with the text that it points at and the files of the places that it names. */
export function shownFinding(
  { rule, severity, message, file, span, related }: Diagnostic,
  report: CheckReport,
): string {
  const place = (at: { readonly file: string; readonly span: { readonly start: number } }): string => {
    const position = report.sources.get(at.file)?.positionAt(at.span.start)
    return `${at.file}:${position?.line ?? '?'}:${position?.column ?? '?'}`
  }
  const others = related.map(other => place(other)).join(', ')
  const text = report.sources.get(file)?.text.slice(span.start, span.end) ?? ''
  return `${place({ file, span })} ${severity} ${message} [${rule}] at ${JSON.stringify(text)}${others === '' ? '' : ` also ${others}`}`
}
