import { expect, test } from 'vitest'

import { createChecker } from '../../src/workspace/checker.js'
import type { Checker } from '../../src/workspace/checker.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { shownFinding } from '../support/cluster-of.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { soundCluster } from '../support/sound-clusters.js'

const sound = soundCluster('debian12-two-groups')

/** The same cluster with one file of a host written otherwise. */
function withChange(host: string, path: string, change: (text: string) => string): ClusterFiles {
  const text = sound[host]?.[path]
  if (text === undefined) throw new Error(`${host} has no ${path}`)
  return { ...sound, [host]: { ...sound[host], [path]: change(text) } }
}

/** All findings, the folder of each host below that of its cluster. */
async function findingsBy(checker: Checker, hosts: ClusterFiles, folder: string): Promise<readonly string[]> {
  const files = Object.fromEntries(Object.entries(hosts).flatMap(([host, own]) => Object.entries(own).map(([path, text]) => [`${folder}/${host}/${path.replace(/^\//, '')}`, text])))
  const report = await checker.check({ fileSystem: memoryFileSystem(files), clusters: [{ hosts: Object.keys(hosts).map(name => ({ name, root: `${folder}/${name}`, isNamed: true })) }] })
  return report.diagnostics.map(finding => shownFinding(finding, report))
}

test('a checker that is asked again says what a new one says: of equal files elsewhere, of changed ones, and of the first ones once more', async () => {
  const questions: readonly (readonly [ClusterFiles, string])[] = [
    [sound, 'first'],
    [sound, 'elsewhere'],
    [withChange('beta', '/etc/ha.d/ha.cf', text => text.replace('deadtime 15', 'deadtime 30\nkeepalve 1')), 'first'],
    [withChange('beta', '/etc/ha.d/authkeys', text => text.replace('2 sha1', '2 md5')), 'elsewhere'],
    // Each host says itself who it is, whatever its folder is called.
    [{ alpha: sound['beta'] ?? {}, beta: sound['alpha'] ?? {} }, 'exchanged'],
    [sound, 'first'],
  ]
  const checker = createChecker()
  const counts: number[] = []
  for (const [hosts, folder] of questions) {
    const found = await findingsBy(checker, hosts, folder)
    expect(found).toEqual(await findingsBy(createChecker(), hosts, folder))
    counts.push(found.filter(line => / (?:error|warning) /.test(line)).length)
  }
  expect(counts.map(count => count > 0)).toEqual([false, false, true, true, false, false])
})
