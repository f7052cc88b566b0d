import { defineClusterRule } from '../../define-cluster-rule.js'
import { fileOn } from '../../view/groups.js'
import { ocfs2Example } from '../example-cluster.js'

/** An OCFS2 host should reboot when its kernel fails, instead of blocking the others. */
export const missingPanicSetting = defineClusterRule({
  id: 'cluster/missing-panic-setting',
  severity: 'warning',
  origin: 'practice',
  summary: 'the kernel of an OCFS2 host does not reboot after an oops',
  why: 'A host that hangs half dead keeps its locks, and every other host waits.',
  do: 'Set kernel.panic_on_oops = 1 and kernel.panic = 30.',
  sources: ['OCFS2 User\'s Guide, "Kernel configuration": panic_on_oops and panic'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('not set', { 'alpha:/etc/sysctl.conf': 'net.ipv4.ip_forward = 0\n' })],
    good: [
      ocfs2Example('both set', { 'alpha:/etc/sysctl.conf': 'kernel.panic_on_oops = 1\nkernel.panic = 30\n' }),
      ocfs2Example('the settings are not known'),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const [node] = cluster.factsOn(host, 'ocfs2-node')
      const settings = cluster.factsOn(host, 'kernel-setting')
      const file = fileOn(cluster, host, 'sysctl')
      if (node === undefined || file === undefined) continue
      const valueOf = (name: string) => settings.filter(({ fact }) => fact.name === name).at(-1)
      const lacking = ['kernel.panic_on_oops', 'kernel.panic'].filter(
        name => (valueOf(name)?.fact.value ?? '0') === '0',
      )
      const [first] = lacking
      if (first === undefined) continue
      yield {
        at: valueOf(first) ?? file,
        message: `OCFS2 host "${host}" does not set ${lacking.map(name => `"${name}"`).join(' and ')}`,
        related: [{ at: node, message: 'OCFS2 is set up here' }],
      }
    }
  },
})
