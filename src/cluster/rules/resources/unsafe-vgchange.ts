import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

function script(command: string): string {
  return `#!/bin/sh\ncase "$1" in\n  start) ${command} || exit 1 ;;\n  status) echo stopped ;;\nesac\n`
}

/** A resource script must name the volume group that it activates. */
export const unsafeVgchange = defineClusterRule({
  id: 'cluster/unsafe-vgchange',
  severity: 'warning',
  origin: 'practice',
  summary: 'a resource script runs vgchange without a volume group',
  why:
    'Every group of the host is activated or released, the one of the system too. On stop it fails for all that ' +
    'are in use.',
  do: 'Name the volume group.',
  sources: ['vgchange(8): without a name all groups are processed'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('all groups', { 'alpha:/etc/ha.d/resource.d/volumes': script('vgchange -aly') })],
    good: [heartbeatExample('one group', { 'alpha:/etc/ha.d/resource.d/volumes': script('vgchange -aly vg2') })],
  },

  *check(cluster) {
    for (const entry of cluster.facts('script-command')) {
      const { command, arguments: words, isUnreachable } = entry.fact
      // Behind `exec` it does nothing, which is reported by itself.
      if (command !== 'vgchange' || isUnreachable || words.some(isName)) continue
      yield { at: entry, message: `"vgchange ${words.join(' ')}" changes every volume group of host "${entry.host}"` }
    }
  },
})

/** An operand that is neither an option nor an option's separate value. */
function isName(word: string, index: number, words: readonly string[]): boolean {
  if (word.startsWith('-')) return false
  const before = words[index - 1]
  return before === undefined || !/^(-a|-c|--available|--activate|--clustered|--config|--addtag|--deltag)$/.test(before)
}
