import { describe, expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const sound = `totem {
	version: 2
	cluster_name: demo
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		name: alpha
		nodeid: 1
		ring0_addr: 192.0.2.1
	}
	node {
		name: beta
		nodeid: 2
		ring0_addr: 192.0.2.2
	}
}
quorum {
	provider: corosync_votequorum
	two_node: 1
}
logging {
	to_syslog: yes
	timestamp: on
}
`

/** Lists the warnings and errors: the line, the severity and the rule. */
function toldOf(text: string): string[] {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  return findingsOf(corosyncConf as unknown as Language, { text, target: '3.1', host: 'alpha', addresses: ['192.0.2.1'] })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, severity, span }) => `${lineOf(span.start)} ${severity} ${rule.replace('corosync-conf/', '')}`)
}

describe('one slip is told once, where it is', () => {
  test('nothing is wrong before', () => {
    expect(toldOf(sound)).toEqual([])
  })

  test.each([
    ['both nodes are misspelt, which leaves none', /\tnode \{/g, '\tnods {', ['9 error unknown-section', '14 warning unknown-section']],
    ['the own node is misspelt', '\tnode {\n\t\tname: alpha', '\tserver {\n\t\tname: alpha', ['9 error unknown-section']],
    ['the number of a node has another key', 'nodeid: 2', 'number: 2', ['16 error unknown-key']],
    ['the hash has another key', 'crypto_hash: sha256', 'crypto_hashes: sha256', ['6 error unknown-key']],
    ['a remark stands right behind a brace', 'totem {', 'totem {#the ring', ['1 error words-beside-brace']],
    ['the head of a section moved up', 'quorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n', '}\nquorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n', ['20 error stray-brace']],
    ['a key turned into a section', 'to_syslog: yes', 'unheard {', ['24 error missing-brace']],
    ['a section on one line', '\ttransport: knet\n', '\ttransport: knet\n\tinterface { linknumber: 0 }\n', ['5 error words-beside-brace']],
    ['an address of a node is on another link', 'ring0_addr: 192.0.2.2', 'ring1_addr: 192.0.2.2', ['17 error mismatched-links']],
    ['a node has an address more', 'ring0_addr: 192.0.2.2\n', 'ring0_addr: 192.0.2.2\n\t\tring1_addr: 198.51.100.2\n', ['9 error mismatched-links']],
    ['the number of a link has a sign', 'ring0_addr: 192.0.2.2\n', 'ring0_addr: 192.0.2.2\n\t\tring-1_addr: 198.51.100.2\n', ['18 error surplus-link']],
    ['the name of a subsystem is as long as it may be', 'timestamp: on\n', `timestamp: on\n\tlogger_subsys {\n\t\tsubsys: ${'Q'.repeat(63)}\n\t}\n`, []],
    ['the name of a subsystem is too long', 'timestamp: on\n', `timestamp: on\n\tlogger_subsys {\n\t\tsubsys: ${'Q'.repeat(64)}\n\t}\n`, ['28 error too-long-path']],
    ['a NUL behind a brace', 'nodelist {', 'nodelist {\0', ['8 error too-long-line']],
  ])('%s', (_, before, after, told) => {
    const text = sound.replace(before, after)
    expect(text).not.toBe(sound)
    expect(toldOf(text)).toEqual(told)
  })

  test('the lines of a script around the text are told once', () => {
    expect(toldOf(`cat << EOF > /etc/corosync/corosync.conf\n${sound}EOF\n`)).toEqual(['1 error invalid-line'])
  })

  test('a section that nobody knows in a node leaves open whose keys follow', () => {
    expect(toldOf(sound.replace('ring0_addr: 192.0.2.1\n\t}\n\tnode {\n', 'ring0_addr: 192.0.2.1\n\tnode {\n\t}\n'))).not.toContain('8 error missing-own-node')
  })
})
