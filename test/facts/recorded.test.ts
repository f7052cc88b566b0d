import { test } from 'vitest'

import type { ClusterModel } from '../../src/cluster/model.js'
import { Secret } from '../../src/text/secret.js'
import type { CheckReport } from '../../src/workspace/report.js'
import { checkExample } from '../support/cluster-of.js'
import { expectRecorded } from '../support/recorded.js'
import { soundCluster } from '../support/sound-clusters.js'

/** Clusters whose first hosts, between them, tell every kind of fact that there is in sound ones. */
const clusters = ['centos6-lvm-on-drbd', 'debian12-iscsi', 'debian12-ocfs2', 'debian6-heartbeat-crm', 'debian6-xen-migration', 'rhel5-gnbd-boot', 'rhel6-node-names', 'rhel9-booth', 'rhel9-pcs', 'sles10-ocfs2-drbd', 'sles15-sbd', 'ubuntu22-linstor']

test.each(clusters)('what the files of a host of %s tell', async name => {
  const hosts = soundCluster(name)
  const { model, report } = await checkExample({ hosts }, [])
  expectRecorded(factsInWords(model, report, Object.keys(hosts)[0] ?? ''), `test/facts/recorded/${name}.txt`)
})

/** Lists the facts of a host file by file: where each stands, and what it says. Settings, which repeat a file, are counted. */
function factsInWords(model: ClusterModel, { sources }: CheckReport, host: string): string {
  const files = new Map<string, string[]>()
  const settings = new Map<string, number>()
  for (const { fact } of model.index.all(host)) {
    const { kind, origin, ...rest } = fact
    if (kind === 'setting') settings.set(origin.file, (settings.get(origin.file) ?? 0) + 1)
    else files.set(origin.file, [...(files.get(origin.file) ?? []), `  ${placeOf(origin)} ${kind}${inWords(rest)}`])
  }
  return [...files].map(([file, lines]) => `${file}${settings.has(file) ? `, ${settings.get(file)} settings` : ''}\n${lines.join('\n')}\n`).join('')

  function placeOf(origin: { readonly file: string; readonly span: { readonly start: number; readonly end: number } }): string {
    const source = sources.get(origin.file)
    const { line, column } = source?.positionAt(origin.span.start) ?? { line: 0, column: 0 }
    return `${line}:${column}+${origin.span.end - origin.span.start}`
  }

  function inWords(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(one => inWords(one).trim()).join(', ')}]`
    if (value instanceof Secret || typeof value !== 'object' || value === null) return String(value)
    if (isPlace(value)) return placeOf(value)
    const entries = value instanceof Map ? [...value] : Object.entries(value)
    return entries.map(([key, one]: [unknown, unknown]) => ` ${String(key)}=${typeof one === 'object' && !Array.isArray(one) && one !== null && !isPlace(one) && !(one instanceof Secret) ? `{${inWords(one).trim()}}` : inWords(one)}`).join('')
  }
}

function isPlace(value: object): value is { readonly file: string; readonly span: { readonly start: number; readonly end: number } } {
  return Object.keys(value).sort().join() === 'file,span'
}
