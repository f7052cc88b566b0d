import { defineClusterRule } from '../../define-cluster-rule.js'
import { wordsOfNine } from '../../view/drbd-words.js'
import { heartbeatExample } from '../example-cluster.js'

function procDrbd(version: string, protocols: string): string {
  return `version: ${version} (api:1/proto:${protocols})\n`
}

const withQuorum = [
  '  net {\n', '  options {\n    auto-promote no;\n    quorum majority;\n    on-no-quorum io-error;\n  }\n  net {\n',
]

/** A configuration of DRBD 9 needs the module of DRBD 9. */
export const mismatchedDrbdModule = defineClusterRule({
  id: 'cluster/mismatched-drbd-module',
  severity: 'warning',
  origin: 'practice',
  summary: 'drbd.conf is written for another DRBD than the one that is loaded',
  why: 'The module decides which drbdadm reads the files: under an older one drbd-utils hands them to drbdadm-84 or drbdadm-83. That one refuses what it does not know, and no resource comes up.',
  do: 'Load the module that the files are written for (modinfo drbd tells which one is found), or rewrite the files.',
  sources: [
    'drbd-utils user/v9/drbdadm_main.c: hands over by the version of the module',
    'https://github.com/LINBIT/drbd/issues/117',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('options of 9 under the module of 8.4', {
        '*:/etc/drbd.conf': withQuorum,
        '*:facts/proc-drbd.txt': procDrbd('8.4.11', '86-101'),
      }),
    ],
    good: [
      heartbeatExample('the module of 9', {
        '*:/etc/drbd.conf': withQuorum,
        '*:facts/proc-drbd.txt': procDrbd('9.1.13', '86-121'),
      }),
      heartbeatExample('no word of 9 under the module of 8.4', {
        '*:facts/proc-drbd.txt': procDrbd('8.4.11', '86-101'),
      }),
    ],
  },

  *check(cluster) {
    for (const { host, fact, origin } of cluster.facts('release-conflict')) {
      if (fact.software !== 'drbd') continue
      yield {
        at: { origin },
        severity: 'error',
        origin: 'daemon',
        message: `drbd.conf is written for DRBD ${fact.written}, and host "${host}" has ${fact.said}, which refuses ${fact.refused}`,
        related: [{ at: fact.saidAt, message: 'the release of the host' }],
      }
    }
    for (const host of [...cluster.hosts.keys()].sort()) {
      if (cluster.factsOn(host, 'release-conflict').length > 0) continue
      const [module] = cluster.factsOn(host, 'drbd-module')
      if (module === undefined || !/^8\.[0-4]\b/.test(module.fact.version)) continue
      const word = cluster.settingsOn(host, 'drbd-conf').find(({ fact }) => isOfNine(fact.key))
      if (word === undefined) continue
      yield {
        at: word,
        message: `"${wordOf(word.fact.key)}" is a word of DRBD 9, and host "${host}" runs DRBD ${module.fact.version}`,
        related: [{ at: module, message: 'the module that is loaded' }],
      }
    }
  },
})

function isOfNine(key: string): boolean {
  return wordsOfNine.has(wordOf(key))
}

/** The last part of a setting's key, without the number that equal keys have. */
function wordOf(key: string): string {
  return key.slice(key.lastIndexOf(' / ') + 3).replace(/#\d+$/, '')
}
