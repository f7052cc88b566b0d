import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { outermost } from '../../view/pacemaker-resources.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const cibXml = '/var/lib/pacemaker/cib/cib.xml'
const nodes = '/etc/ocfs2/cluster.conf'
const pair = (id: string, name: string, value: string): string => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`
const clone = (id: string, primitive: string): string => `<clone id="cl-${id}"><meta_attributes id="cl-${id}-m">${pair(`cl-${id}`, 'interleave', 'true')}</meta_attributes>${primitive}</clone>`
const mount = clone('images', `<primitive id="images" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="images-i">${pair('images', 'device', '/dev/mapper/images')}${pair('images', 'directory', '/srv/images')}${pair('images', 'fstype', 'ocfs2')}</instance_attributes></primitive>`)
const dlm = clone('dlm', '<primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/>')
const services = 'corosync.service enabled\npacemaker.service enabled\no2cb.service disabled\n'
const order = '<rsc_order id="dlm-first" first="cl-dlm" then="cl-images"/><rsc_colocation id="with-dlm" rsc="cl-images" with-rsc="cl-dlm" score="INFINITY"/></constraints>'

/** OCFS2 asks a lock manager for each lock: that of Pacemaker, or its own. */
export const missingDlm = defineClusterRule({
  id: 'cluster/missing-dlm',
  severity: 'error',
  origin: 'practice',
  summary: 'Pacemaker mounts OCFS2 on several nodes, and there is no lock manager',
  why: 'OCFS2 takes its locks from the DLM of Pacemaker, or from its own stack, which needs /etc/ocfs2/cluster.conf on each host. Without either the mount fails.',
  do: 'Add ocf:pacemaker:controld in a clone, and order the file system behind it.',
  sources: ['SUSE Linux Enterprise High Availability, "OCFS2": the DLM as a base resource', 'mount.ocfs2(8), o2cb(7): without a cluster stack "Unable to access cluster service"'],
  since: '0.1.0',
  examples: {
    bad: [pacemakerExample('neither DLM nor nodes of OCFS2', { [`*:${cibXml}`]: ['</resources>', `${mount}</resources>`], '*:facts/services.txt': services })],
    good: [
      pacemakerExample('the DLM', { [`*:${cibXml}`]: ['</resources>', `${dlm}${mount}</resources>`, '</constraints>', order], '*:facts/services.txt': services }),
      pacemakerExample('nobody knows what boot starts', { [`*:${cibXml}`]: ['</resources>', `${mount}</resources>`] }),
      pacemakerExample('a stack of its own', { [`*:${cibXml}`]: ['</resources>', `${mount}</resources>`], [`*:${nodes}`]: ownStack(), '*:facts/services.txt': services }),
    ],
  },

  *check(cluster) {
    for (const { hosts, facts } of pacemakerClusters(cluster)) {
      const all = facts('pacemaker-resource')
      // Another agent or unit may bring up either.
      if (all.some(({ fact: { agent = '', isOpen } }) => givesLocks.test(agent) || (agent === '' && isOpen)) || facts('pacemaker-tag').length > 0 || !isWithoutStack(cluster, hosts)) continue
      const mounted = all.find(resource => resource.fact.agent === 'ocf:heartbeat:Filesystem' && resource.fact.parameters['fstype']?.value === 'ocfs2' && outermost(all, resource).fact.type === 'clone')
      const type = mounted?.fact.parameters['fstype']
      if (type !== undefined) yield { at: { origin: type.at }, message: 'OCFS2 is mounted on several nodes, and nothing gives locks: neither the DLM nor a stack of its own' }
    }
  },
})

/** Agents and units of the DLM and of OCFS2's own stack, and what is no agent that we know. */
const givesLocks = /:(?:controld|o2cb|o2cb\.ocfs2)$|^(?:systemd|lsb|service|upstart):(?:dlm|o2cb|ocfs2)/i

/** Tells whether all hosts say what they start at boot, and none has nodes of OCFS2 or starts what gives locks. */
function isWithoutStack(cluster: ClusterModel, hosts: readonly string[]): boolean {
  return hosts.every(host => {
    const services = cluster.factsOn(host, 'enabled-service')
    return services.length > 0 && cluster.hosts.get(host)?.stateOf(nodes) !== 'present' && !services.some(({ fact }) => fact.isEnabled && /^(?:dlm|o2cb|ocfs2)$/.test(fact.service))
  })
}

function ownStack(): string {
  const node = (name: string, number: number): string => `node:\n\tip_port = 7777\n\tip_address = 192.0.2.${number + 1}\n\tnumber = ${number}\n\tname = ${name}\n\tcluster = demo\n`
  return `cluster:\n\tnode_count = 2\n\tname = demo\n\n${node('alpha', 0)}\n${node('beta', 1)}`
}
