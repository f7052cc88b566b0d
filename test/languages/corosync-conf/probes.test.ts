import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import { startRules } from '../../../src/languages/corosync-conf/rules/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = corosyncConf as unknown as Language
const path = '../shared/reference/corosync-conf/probes.jsonl'

interface Probe {
  readonly id: string
  readonly text: string
  readonly node?: string
  readonly verdict: Readonly<Record<string, { readonly rc: number | string; readonly err: readonly string[] }>>
}

/** What corosync said of the host on which the texts were asked about: names, users, keys and folders that were not there. */
const environmental = /failed to parse node address '[a-z]+'|user is not found|Could not (?:open|read)|Cannot chdir/

/** The addresses of the host on which the texts were asked about. */
const addresses = ['10.0.0.1', '10.0.1.1', 'fd00::1', '127.0.0.1']

test.skipIf(!existsSync(path)).each([
  ['3.1.7 -t', '3.1', []],
  // The own node is on a link or a network that corosync 2 alone looks for on the host.
  ['2.4.6 -t', '2.4', ['knet2-510', 'knet2-512']],
  ['3.1.10+ main -t', 'main', []],
])('stored answers of corosync %s are those of target %s (skipped where they are absent)', (key, target, known) => {
  const differing: string[] = []
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const { id, text, node = 'alpha', verdict } = JSON.parse(line) as Probe
    const answer = verdict[key]
    if (answer === undefined || answer.err.some(message => environmental.test(message))) continue
    const found = findingsOf(language, { text, target, host: node, addresses })
    const isAccepted = !found.some(({ severity, origin, rule }) => severity === 'error' && origin === 'daemon' && !startRules.includes(rule))
    if (isAccepted !== (answer.rc === 0)) differing.push(id)
  }
  expect(differing).toEqual(known)
})
