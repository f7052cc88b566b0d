import { expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = corosyncConf as unknown as Language

function refusals(section: string): string[] {
  const text = `totem {\n\tversion: 2\n\tcluster_name: demo\n\tinterface {\n${section}\t}\n}\nnodelist {\n\tnode {\n\t\tname: alpha\n\t\tnodeid: 1\n\t\tring0_addr: 192.0.2.1\n\t}\n}\nquorum {\n\tprovider: corosync_votequorum\n}\n`
  return findingsOf(language, { text, target: '3.1' }).flatMap(({ rule, severity, origin }) => (severity === 'error' && origin === 'daemon' ? [rule] : []))
}

// Asked of corosync -t 3.1.7, with an address of the machine.
test.each([
  ['\t\tlinknumber: 8\n', []],
  ['\t\tlinknumber: 1\n', []],
  ['\t\tlinknumber: 8\n\t\tnote: 1\n', []],
  ['\t\tlinknumber: 1\n\t\tnote: 1\n', []],
  ['\t\tlinknumber: 8\n\t\tmcastport: 5405\n', ['corosync-conf/surplus-link']],
  ['\t\tlinknumber: 1\n\t\tmcastport: 5405\n', ['corosync-conf/mismatched-links']],
  ['\t\tlinknumber: 1\n\t\tknet_transport: udp\n', ['corosync-conf/mismatched-links']],
])('corosync 3 passes over a section that says nothing of a link: %j', (section, rules) => {
  expect(refusals(section)).toEqual(rules)
})
