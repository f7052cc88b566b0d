import type { ClusterFiles } from '../../support/consistent-cluster.js'
import type { Random } from '../../support/random.js'
import { generateCib, writtenCib } from './generated-cib.js'
import type { GeneratedCib } from './generated-cib.js'

/** A cluster of Pacemaker as files: corosync.conf, the CIB, and DRBD below it. */
export interface GeneratedCluster {
  readonly cib: GeneratedCib
  readonly files: ClusterFiles
  readonly isTwoNode: boolean
}

/** Draws a cluster: one or two links, with two_node, a device or nothing, DRBD with and without fencing and quorum. */
export function generateCluster(random: Random): GeneratedCluster {
  const cib = generateCib(random)
  const { nodes } = cib
  const links = random.of([1, 2])
  const quorum = nodes.length === 2 ? random.of(['two_node: 1', 'two_node: 1\nwait_for_all: 0', '', device]) : random.of(['', device, 'auto_tie_breaker: 1'])
  const address = (node: string, link: number): string => `${link === 0 ? '192.0.2' : '198.51.100'}.${nodes.indexOf(node) + 1}`
  const corosync = [
    `totem {\nversion: 2\n${random.of(['token: 5000\n', '', 'token: 3000\nconsensus: 9000\n'])}}`,
    `nodelist {\n${nodes.map((node, index) => `node {\nname: ${node}\nnodeid: ${index + 1}\n${Array.from({ length: links }, (_, link) => `ring${link}_addr: ${address(node, link)}\n`).join('')}}`).join('\n')}\n}`,
    `quorum {\nprovider: corosync_votequorum\n${quorum}\n}\n`,
  ].join('\n')
  const fencing = random.of([[], ['fencing resource-only;'], ['fencing resource-and-stonith;']])
  const handlers = random.of(['', 'handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh"; }'])
  const options = random.of(['', 'options { quorum majority; on-no-quorum io-error; }'])
  const link = random.of([0, links - 1])
  const resources = [...cib.data].map(([primitive, holders], index) => {
    const hosts = holders.map(node => `  on ${node} { node-id ${nodes.indexOf(node)}; device /dev/drbd${index}; disk /dev/vg/r${index}; meta-disk internal; address ${address(node, link)}:${7789 + index}; }`)
    return `resource ${primitive.replace('drbd-', 'r')} {\n  net { protocol C; ${fencing.join(' ')} }\n  ${handlers}\n  ${options}\n${hosts.join('\n')}\n  connection-mesh { hosts ${holders.join(' ')}; }\n}\n`
  })
  const files = Object.fromEntries(nodes.map(node => [node, {
    '/etc/hostname': `${node}\n`,
    '/etc/corosync/corosync.conf': corosync,
    '/var/lib/pacemaker/cib/cib.xml': writtenCib(cib, false),
    ...(resources.length === 0 ? {} : { '/etc/drbd.conf': resources.join('\n') }),
  }]))
  return { cib, files, isTwoNode: quorum.startsWith('two_node') }
}

const device = 'device {\nmodel: net\nvotes: 1\nnet {\nhost: 192.0.2.250\nalgorithm: ffsplit\n}\n}'
