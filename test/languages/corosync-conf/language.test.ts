import { describe, expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { maskingOfFile } from '../../../src/secrets/masking-of-file.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { createSource } from '../../../src/text/source.js'

const language = corosyncConf as unknown as Language
const nodes = 'nodelist {\n\tnode {\n\t\tname: alpha\n\t\tnodeid: 1\n\t\tring0_addr: 192.0.2.1\n\t}\n\tnode {\n\t\tname: beta\n\t\tnodeid: 2\n\t\tring0_addr: 192.0.2.2\n\t}\n}\n'

function readingOf(text: string): ReturnType<typeof corosyncConf.read> {
  return corosyncConf.read(corosyncConf.parse(createSource('corosync.conf', text)), {})
}

function codes(text: string, target?: string): string[] {
  return findingsOf(language, target === undefined ? text : { text, target }).filter(({ severity }) => severity !== 'info').map(({ rule }) => rule.slice('corosync-conf/'.length))
}

describe('the release is told by the words that only some read', () => {
  test.each([
    ['totem {\n\tversion: 2\n\trrp_mode: passive\n\tinterface {\n\t\tringnumber: 0\n\t}\n}\n', '2.4'],
    ['service {\n\tname: pacemaker\n}\namf {\n\tmode: disabled\n}\ntotem {\n\tversion: 2\n}\n', '1.4'],
    [`totem {\n\tversion: 2\n\tlink_mode: passive\n}\n${nodes}`, '3.1'],
    ['totem {\n\tversion: 2\n}\n', '3.1'],
    // What openais wanted is carried from file to file; nobody writes a nodelist for corosync 1.
    [`totem {\n\tversion: 2\n\tvsftype: none\n\trrp_mode: none\n\tinterface {\n\t\tmember {\n\t\t\tmemberaddr: 192.0.2.1\n\t\t}\n\t}\n}\namf {\n\tmode: disabled\n}\naisexec {\n\tuser: root\n\tgroup: root\n}\nlogging {\n\tlogger_subsys {\n\t\tsubsys: AMF\n\t\ttags: enter|leave\n\t}\n}\n${nodes}`, '2.4'],
  ])('%j', (text, version) => {
    expect(readingOf(text).target).toMatchObject({ version, isInferred: true })
  })
})

describe('one mistake, one finding', () => {
  const sound = (text: string): string => `totem {\n\tversion: 2\n\tcluster_name: demo\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n}\n${nodes}quorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n`.replace(text.split('→')[0] ?? '', text.split('→')[1] ?? '')
  test.each([
    ['version:→verison:', ['invalid-version']],
    ['totem {→Totem {', ['missing-totem']],
    ['totem {→totem\n{', ['missing-section-name']],
    ['totem {→\uFEFFtotem {', ['byte-order-mark']],
    ['ring0_addr: 192.0.2.2→ring0_adr: 192.0.2.2', ['missing-address']],
    ['two_node: 1→two_node 1', ['invalid-line']],
    ['two_node: 1→two-node: 1', ['unknown-key']],
    ['}\nnodelist {→nodelist {', ['missing-brace']],
    ['quorum {→quorum', ['invalid-line']],
    ['cluster_name: demo→cluster_name: "demo"', ['quoted-value']],
    ['crypto_hash: sha256→crypto_hash: sha265', ['invalid-choice']],
    ['provider:→provder:', ['unknown-key']],
  ])('%j', (edit, expected) => {
    expect(codes(sound(edit), '3.1')).toEqual(expected)
  })

  test.each(['2.4', '3.1'])('a node in which nothing stands is none to corosync %s', target => {
    const found = findingsOf(language, { text: sound('}\nquorum {→\tnode {\n\t\t# gamma\n\t}\n}\nquorum {'), target }).filter(({ severity }) => severity !== 'info')
    expect(found.map(({ rule, origin }) => [rule, origin])).toEqual([['corosync-conf/missing-address', 'practice']])
  })

  test('lines that end with carriage returns alone', () => {
    expect(codes(sound('').replaceAll('\n', '\r'), '3.1')).toEqual(['invalid-line-end'])
  })
})

describe('one mistake in a file of corosync 1.4, one finding', () => {
  const sound = `compatibility: whitetank
aisexec {
	user: root
	group: root
}
service {
	name: pacemaker
	ver: 0
	use_mgmtd: yes
}
totem {
	version: 2
	token: 5000
	join: 60
	consensus: 6000
	vsftype: none
	max_messages: 20
	secauth: on
	threads: 0
	rrp_mode: passive
	interface {
		ringnumber: 0
		bindnetaddr: 192.0.2.0
		mcastaddr: 239.192.1.1
		mcastport: 5405
	}
	interface {
		ringnumber: 1
		bindnetaddr: 198.51.100.0
		mcastaddr: 239.192.1.2
		mcastport: 5407
	}
}
logging {
	to_syslog: yes
	timestamp: off
	logger_subsys {
		subsys: AMF
		debug: off
		tags: enter|leave
	}
}
amf {
	mode: disabled
}
`
  test('none in the file itself', () => {
    expect(codes(sound)).toEqual([])
  })

  test.each([
    ['whitetank', 'whitetnk', 'invalid-choice'],
    ['vsftype: none', 'transport: udpx', 'invalid-choice'],
    ['vsftype: none', 'netmtu: 20000', 'too-large-number'],
    ['max_messages: 20', 'max_messages: 700', 'too-large-number'],
    ['vsftype: none', 'rrp_problem_count_threshold: 1', 'too-small-time'],
    ['\t\tmcastaddr: 239.192.1.1\n', '', 'missing-multicast-address'],
    ['\t\tmcastport: 5405\n', '', 'missing-port'],
    ['mcastport: 5405', 'mcastprt: 5405', 'unknown-key'],
    ['\t\tbindnetaddr: 192.0.2.0\n', '', 'missing-bind-address'],
    ['bindnetaddr: 192.0.2.0', 'bindnetadr: 192.0.2.0', 'unknown-key'],
    ['198.51.100.0', '2001:db8::', 'invalid-multicast-address'],
    ['239.192.1.2\n\t\tmcastport: 5407', '239.192.1.1\n\t\tmcastport: 5406', 'conflicting-ring-port'],
    ['ringnumber: 1', 'ringnumber: 0', 'duplicate-link'],
    ['\trrp_mode: passive\n', '', 'surplus-link'],
    ['rrp_mode: passive', 'rrp_mode: pasive', 'invalid-choice'],
    ['totem {', 'totem { # ring', 'words-beside-brace'],
    ['subsys: AMF', 'subsy: AMF', 'unknown-key'],
    ['timestamp: off', 'timestamp: hires', 'invalid-choice'],
    ['name: pacemaker', 'nam: pacemaker', 'unknown-key'],
    ['name: pacemaker', 'name: pacemakr', 'unknown-service'],
    ['ver: 0', 'ver: 2', 'unknown-service'],
    ['service {', 'servce {', 'unknown-section'],
    ['user: root', 'usr: root', 'unknown-key'],
    ['vsftype: none', 'crypto_cipher: aes256', 'unused-key'],
    ['secauth: on', 'secauth on', 'invalid-line'],
  ])('%j → %j', (from, to, expected) => {
    expect(sound).toContain(from)
    expect(codes(sound.replace(from, to))).toEqual([expected])
  })

  test('a nodelist is not read', () => {
    expect(codes(`${sound}${nodes}`)).toEqual(['unused-section'])
  })
})

describe('what is broken in one section hides nothing about the others', () => {
  const sound = `totem {\n\tversion: 2\n\tcluster_name: demo\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n}\nquorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n${nodes}logging {\n\tto_syslog: yes\n}\n`
  const broken: readonly (readonly [part: string, from: string, to: string, rule: string])[] = [
    ['totem', 'cluster_name: demo', 'cluster_name demo', 'invalid-line'],
    ['totem', '}\nquorum', 'quorum', 'missing-brace'],
    ['totem', 'sha256\n}', 'sha256\n}\n}', 'stray-brace'],
    ['quorum', '\ttwo_node', '\tremark\n\ttwo_node', 'invalid-line'],
    ['quorum', 'quorum {', 'quorum { # who decides', 'words-beside-brace'],
    ['nodelist', 'name: beta', 'nämé: beta', 'invalid-key'],
    ['nodelist', '192.0.2.2\n\t}\n', '192.0.2.2\n', 'missing-brace'],
    ['logging', 'to_syslog: yes', 'to_syslog yes', 'invalid-line'],
    ['logging', 'to_syslog: yes\n}', 'to_syslog: yes\n', 'missing-brace'],
  ]
  const other: readonly (readonly [parts: readonly string[], from: string, to: string, rule: string])[] = [
    [['totem'], '\tversion: 2\n', '', 'invalid-version'],
    [['totem'], '\tcrypto_hash: sha256\n', '', 'missing-crypto-hash'],
    [['totem', 'nodelist'], 'nodeid: 1', 'name: alpha', 'missing-nodeid'],
    [['nodelist'], '\t\tring0_addr: 192.0.2.1\n', '', 'missing-address'],
    [['quorum'], '\tprovider: corosync_votequorum\n', '', 'missing-quorum-provider'],
    [['quorum', 'nodelist'], 'two_node: 1', 'two_node: 1\n\texpected_votes: 5', 'mismatched-expected-votes'],
    [['logging'], 'to_syslog: yes', 'to_logfile: yes', 'unused-logfile'],
  ]
  const pairs = broken.flatMap(([part, ...one]) => other.filter(([parts]) => !parts.includes(part)).map(([, ...two]) => [one, two] as const))
  test.each(pairs)('%j and %j', ([from, to, first], [from2, to2, second]) => {
    const text = sound.replace(from2, to2).replace(from, to)
    expect(text).not.toBe(sound.replace(from2, to2))
    expect(codes(text, '3.1')).toEqual(expect.arrayContaining([first, second]))
  })

  test.each(broken)('%s by itself: %j, %j', (_, from, to, rule) => {
    expect(codes(sound.replace(from, to), '3.1')).toEqual([rule])
  })
})

describe('what another release read', () => {
  const found = (text: string, target: string): string[] => findingsOf(language, { text: `totem {\n\tversion: 2\n}\n${text}`, target }).filter(({ rule }) => /unused-|unknown-/.test(rule)).map(({ rule, severity }) => `${rule.slice(14)} ${severity}`)
  const plugIn = (rest: string): string => `service {\n\tname: pacemaker\n${rest}}\n`

  test.each([
    [plugIn(''), '2.4', ['unused-section warning']],
    [plugIn('\tver: 0\n'), '2.4', ['unused-section warning']],
    [plugIn('\tver: 1\n'), '2.4', ['unused-section info']],
    // What stands in it is no matter.
    [plugIn('\tvar: 0\n'), '2.4', ['unused-section warning']],
    ['logging {\n\tto_syslog: yes\n\tlogger_subsys {\n\t\tsubsys: TOTEM\n\t\ttags: enter|leave\n\t}\n}\n', '2.4', ['unused-key info']],
    ['compatibility: whitetank\n', '2.4', ['unused-key info']],
  ] as const)('%j in %s', (text, target, expected) => {
    expect(found(text, target)).toEqual(expected)
  })

  test('the plug-in has a unit of its own since, a nodelist has not', () => {
    const service = findingsOf(language, { text: `totem {\n\tversion: 2\n}\n${plugIn('')}`, target: '2.4' }).find(({ rule }) => rule === 'corosync-conf/unused-section')
    expect(service?.help).toContain('pacemaker.service')
    const list = findingsOf(language, { text: `totem {\n\tversion: 2\n}\n${nodes}`, target: '1.4' }).find(({ rule }) => rule === 'corosync-conf/unused-section')
    expect(list?.message).toContain('"nodelist"')
    expect(list?.help ?? '').not.toContain('pacemaker')
  })
})

test('a text that a shell script writes is told as such, and what it says is judged', () => {
  const text = `cat << EOF > /etc/corosync/corosync.conf\ntotem {\n\tversion: 2\n\ttransport: udpu\n\trrp_mode: passive\n}\n${nodes.replace(/}\n$/, '\tnode {\n\t\tname: gamma\n\t\tnodeid: 3\n\t\tring0_addr: 192.0.2.3\n\t}\n}\n')}quorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\nEOF\n`
  expect(findingsOf(language, { text, target: '2.4' }).map(({ rule }) => rule.slice(14))).toEqual(['invalid-line', 'unused-two-node'])
})

test('several byte-order marks are taken out at once', () => {
  const text = `\uFEFF\uFEFF\uFEFF\uFEFFtotem {\n\tversion: 2\n}\n${nodes}`
  const [fix] = findingsOf(language, text).flatMap(({ fixes }) => fixes)
  expect(fix?.edits.map(({ span, newText }) => [span.start, span.end, newText])).toEqual([[0, 4, '']])
})

test('corosync 2 passes over what corosync 3 refuses, and loses sections with words behind the brace', () => {
  const text = `totem {\n\tversion: 2\n\tsecauth: off\n\ttransport: udpu\n\tremark\n}\n${nodes}quorum { # who decides\n\tprovider: corosync_votequorum\n}\n`
  expect(findingsOf(language, { text, target: '2.4' }).map(({ rule, severity }) => `${rule.slice(14)} ${severity}`)).toEqual(['missing-quorum-provider warning', 'invalid-line warning', 'words-beside-brace warning'])
  expect(findingsOf(language, { text, target: '3.1' }).filter(({ severity, origin }) => severity === 'error' && origin === 'daemon').map(({ rule: code }) => code.slice(14))).toEqual(['invalid-line', 'words-beside-brace'])
})

test('the key of the cluster is shown nowhere, however its line is written', () => {
  const key = 'Q7zK'.repeat(40)
  for (const line of [`key: ${key}`, `key ${key}`, `kye: ${key}`, `#key=${key}`, `totem.key: ${key}`, `shared_secret: ${key}`, `kei:${key}`, `key {${key}}`, `crypto_cipher: aes256 key: ${key}`, `key:\n\t${key}`, `key: abc\\\n\t${key.slice(0, 40)}${key.slice(40)}`, `key:\n\t${key}: 3`]) {
    const text = `totem {\n\tversion: 2\n\t${line}\n}\n`
    const hidden = [...corosyncConf.masks(text)].some(({ start, end }) => start <= text.indexOf(key) && end >= text.indexOf(key) + key.length)
    expect({ line, hidden }).toEqual({ line, hidden: true })
    const masking = maskingOfFile(corosyncConf, createSource('example', text))
    const told = findingsOf(language, text).map(masking.diagnostic).flatMap(({ message, help, fixes }) => [message, help ?? '', ...fixes.map(({ title }) => title)])
    expect(told.filter(sentence => sentence.includes(key))).toEqual([])
  }
})

describe('completion', () => {
  const at = (text: string): readonly string[] => {
    const offset = text.indexOf('|')
    return corosyncConf.cursorAt(readingOf(text.replace('|', '')), offset)?.candidates.map(({ label }) => label) ?? []
  }

  test('offers sections and keys that are not there yet, of this release', () => {
    expect(at('totem {\n\tversion: 2\n\t|\n}\n')).toEqual(expect.arrayContaining(['interface', 'token', 'link_mode']))
    expect(at('totem {\n\tversion: 2\n\t|\n}\n')).not.toContain('version')
    expect(at('totem {\n\tversion: 2\n\t|\n}\n')).not.toContain('rrp_mode')
    expect(at('|')).toEqual(expect.arrayContaining(['totem', 'nodelist', 'quorum', 'logging']))
  })

  test('offers values, and numbers of nodes', () => {
    expect(at('totem {\n\ttransport: |\n}\n')).toEqual(['knet', 'udpu', 'udp'])
    expect(at(`${nodes}quorum {\n\tauto_tie_breaker_node: |\n}\n`)).toEqual(['lowest', 'highest', '1', '2'])
  })

  test('is silent in remarks', () => expect(at('totem {\n\t# |\n}\n')).toEqual([]))
})

test('symbols and mentions name the nodes', () => {
  const reading = readingOf(nodes)
  expect(corosyncConf.symbols(reading)[0]?.children.map(({ name, kind, detail }) => [name, kind, detail])).toEqual([['node', 'host', 'alpha'], ['node', 'host', 'beta']])
  expect([...(corosyncConf.mentions?.(reading) ?? [])].map(({ of, name }) => `${of} ${name}`)).toEqual(['host alpha', 'node-id 1', 'address 192.0.2.1', 'host beta', 'node-id 2', 'address 192.0.2.2'])
})

test('a host that talks to itself, as the packages leave the file, is warned of nothing', () => {
  const text = (address: string): string => `totem {\n\tversion: 2\n\tcluster_name: debian\n\tcrypto_cipher: none\n\tcrypto_hash: none\n}\nquorum {\n}\nnodelist {\n\tnode {\n\t\tname: alpha\n\t\tnodeid: 1\n\t\tring0_addr: ${address}\n\t}\n}\n`
  expect(codes(text('127.0.0.1'), '3.1')).toEqual([])
  expect(codes(text('192.0.2.1'), '3.1').sort()).toEqual(['missing-quorum-provider', 'unsafe-clear-traffic'])
})
