import { describe, expect, test } from 'vitest'

import type { PlainElement } from '../../src/xml/plain.js'
import { readXml } from '../../src/xml/plain.js'
import { shownConversion } from '../../src/migration/report/shown-conversion.js'
import { tellConversion } from '../../src/migration/report/tell-conversion.js'
import { conversionsSchema } from '../../src/migration/report/schema.js'
import { clusterFixture } from '../support/cluster-fixture.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { soundCluster } from '../support/sound-clusters.js'
import { applications } from './applications.js'
import { converted } from './converted.js'

const clusters: readonly (readonly [string, ClusterFiles])[] = [
  ...['centos5-xen-heartbeat', 'centos6-lvm-on-drbd', 'debian5-heartbeat', 'debian6-xen', 'debian7-ipv6', 'debian12-two-groups', 'rhel4-gnbd-ocfs2', 'rhel5-gnbd', 'rhel5-gnbd-boot', 'rhel5-outlets', 'rhel5-rgmanager', 'rhel6-gfs2', 'rhel6-nfs', 'rhel6-node-names', 'rhel6-qdisk', 'rhel6-rings', 'sles10-heartbeat', 'sles10-ocfs2-drbd', 'sles11-heartbeat-ocfs2'].map(name => [name, soundCluster(name)] as const),
  ['storage-backend', clusterFixture('storage-backend')],
  ['storage-backend-fixed', clusterFixture('storage-backend-fixed')],
  ['applications', applications],
]

/** Counts what a file says, without the readers of the conversion. A command of 0.7 may end without `;`. */
function countOf(path: string, text: string): number | undefined {
  const lines = text.replace(/\\\n/g, ' ').split('\n').map(line => line.replace(/#.*/, '').trim()).filter(line => line !== '')
  if (/etc\/ha\.d\/(?:ha\.cf|authkeys)$/.test(path)) return lines.length
  if (/etc\/drbd(?:\.d\/.*)?\.(?:conf|res)$/.test(path)) return [...text.replace(/#.*/g, '').replace(/"[^"]*"/g, '$$').matchAll(/;|\$(?!\s*;)/g)].length
  if (path.endsWith('etc/ha.d/haresources')) return lines.reduce((sum, line) => sum + line.split(/\s+/).length, 0)
  if (!path.endsWith('etc/cluster/cluster.conf')) return undefined
  const root = readXml(text)
  return root === undefined ? undefined : saidIn(root)
}

function saidIn({ attributes, children }: PlainElement): number {
  return Math.max(1, Object.keys(attributes).length) + children.reduce((sum, child) => sum + saidIn(child), 0)
}

describe.each(clusters)('%s', (_, files) => {
  test('each statement has its account', async () => {
    const { conversions } = await converted(files)
    const accounts = conversions.flatMap(conversion => conversion.accounts)
    const counted = Object.entries(files).flatMap(([host, own]) => Object.entries(own).map(([path, text]) => [`${host}/${path.replace(/^\//, '')}`, countOf(path, text)] as const))
    const wanted = counted.filter(([, count]) => count !== undefined)
    expect(wanted.length).toBeGreaterThan(0)
    expect(wanted.map(([path]) => [path, accounts.filter(({ at }) => at.file === path).length])).toEqual(wanted)
  })

  test('and stands in the report, without what is secret', async () => {
    const { conversions, report } = await converted(files)
    const { masking, sources } = report
    const shown = conversions.map(conversion => shownConversion(conversion, { masking, lineOf: ({ file, span }) => sources.get(file)?.positionAt(span.start).line ?? 1 }))
    expect(conversionsSchema.safeParse({ version: 1, clusters: shown }).error).toBeUndefined()
    const text = shown.map(tellConversion).join('\n')
    for (const { language, at } of conversions.flatMap(conversion => conversion.accounts)) {
      if (language !== 'drbd-conf' && language !== 'ocfs2-conf') expect(text).toContain(masking.text(at.file, at.span).text.replace(/\s+/g, ' '))
      expect(text).toContain(at.file)
    }
    expect(text).not.toContain('not-a-secret')
    expect(JSON.stringify(shown)).not.toContain('not-a-secret')
  })

  test('what is carried over names a resource or a constraint that is there', async () => {
    const { conversions } = await converted(files)
    for (const { files: written, accounts } of conversions) {
      const cib = written.find(({ path }) => path.endsWith('.xml'))?.text ?? ''
      const named = accounts.flatMap(({ outcome }) => [...(outcome.fate === 'carried' ? (outcome.to ?? '') : '').matchAll(/(?:primitive|rsc_location|clone|group) ([A-Za-z0-9_.-]+)/g)].map(([, id = '']) => id)).filter(id => id !== 'with')
      for (const id of new Set(named)) expect(cib).toContain(`id="${id}"`)
    }
  })
})

describe('what the files do not say by themselves', () => {
  const tasksOf = async (files: ClusterFiles): Promise<readonly string[]> => (await converted(files)).conversions.flatMap(({ tasks }) => tasks)

  test('that nothing fences stands first', async () => {
    expect((await tasksOf(clusterFixture('storage-backend')))[0]).toMatch(/^Fencing is missing altogether/)
  })

  test('commands that the hosts have put into drbddisk are named', async () => {
    const task = (await tasksOf(clusterFixture('storage-backend'))).find(text => text.includes('own drbddisk'))
    expect(task).toContain('also runs "vgchange", "gnbd_serv", "gnbd_export", which')
  })

  test('a file system of the cluster that boot mounts is named', async () => {
    expect((await tasksOf(soundCluster('rhel6-gfs2'))).some(text => text.includes('of /etc/fstab is a file system of the cluster'))).toBe(true)
  })

  test('arguments of a script stand in its unit, which only its owner reads, and nowhere else', async () => {
    const host = { '/etc/ha.d/ha.cf': 'bcast eth0\nnode alpha beta\n', '/etc/ha.d/haresources': 'alpha ticker::--password=not-a-secret ticker::-p::not-a-secret2\n', '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n' }
    const { conversions, report } = await converted({ alpha: host, beta: host })
    const { masking, sources } = report
    const written = conversions.flatMap(conversion => conversion.files)
    const holding = written.filter(({ path, text }) => `${path}${text}`.includes('not-a-secret'))
    expect(holding.map(({ path, isSecret }) => [path, isSecret])).toEqual(['alpha', 'beta'].flatMap(name => ['ha-ticker', 'ha-ticker-2'].map(unit => [`${name}/etc/systemd/system/${unit}.service`, true])))
    for (const { text } of holding) expect(text.split('\n').filter(line => line.includes('not-a-secret')).every(line => line.startsWith('Exec'))).toBe(true)
    const shown = conversions.map(conversion => shownConversion(conversion, { masking, lineOf: ({ file, span }) => sources.get(file)?.positionAt(span.start).line ?? 1 }))
    expect(JSON.stringify(shown)).not.toContain('--password=not-a-secret')
    expect(shown.flatMap(({ files }) => files).filter(({ path }) => path.includes('not-a-secret'))).toEqual([])
  })
})
