import { expect, test } from 'vitest'

import { dumpText } from '../../../src/languages/corosync-conf/dump.js'
import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import { createSource } from '../../../src/text/source.js'

/** The dump of a text, as the command shows it: with what may be a secret masked. */
function dumped(text: string, target = '3.1'): string {
  const source = createSource('corosync.conf', text)
  const { model } = corosyncConf.read(corosyncConf.parse(source), { target })
  const dump = dumpText(model, ({ file, span }) => `${file}:${source.positionAt(span.start).line}:${source.positionAt(span.start).column}`)
  const spans = [...corosyncConf.masks(dump)].sort((a, b) => b.start - a.start)
  return spans.reduce((shown, { start, end }) => `${shown.slice(0, start)}***${shown.slice(end)}`, dump)
}

const node = (name: string, id: number): string => `node {\nname: ${name}\nnodeid: ${id}\nring0_addr: 192.0.2.${id}\n}\n`

test('the value that counts, with its place, and what corosync works out', () => {
  expect(dumped(`totem {\nversion: 2\ntoken: 4000\ntoken: 5000\nsecauth: on\n}\nnodelist {\n${node('alpha', 1)}${node('beta', 2)}${node('gamma', 3)}}\nquorum {\nprovider: corosync_votequorum\n}\n`)).toBe(`totem {
  version: 2   # 2:10
  token: 5000   # 4:8
  secauth: on   # 5:10
  transport: knet   # default
  crypto_cipher: aes256   # by secauth
  crypto_hash: sha256   # by secauth
  token: 5650   # by 3 nodes
  token_retransmit: 1345   # computed
  hold: 1066   # computed
  join: 50   # default
  consensus: 6780   # computed
}
nodelist {
  node {
    name: alpha   # 9:7
    nodeid: 1   # 10:9
    ring0_addr: 192.0.2.1   # 11:13
  }
  node {
    name: beta   # 14:7
    nodeid: 2   # 15:9
    ring0_addr: 192.0.2.2   # 16:13
  }
  node {
    name: gamma   # 19:7
    nodeid: 3   # 20:9
    ring0_addr: 192.0.2.3   # 21:13
  }
}
quorum {
  provider: corosync_votequorum   # 25:11
  expected_votes: 3   # by nodelist
}
`)
})

test('of two releases each its own defaults', () => {
  expect(dumped('totem {\nversion: 2\n}\n')).toContain('token: 3000   # default')
  expect(dumped('totem {\nversion: 2\n}\n', '2.4')).toMatch(/transport: udp {3}# default\n[^]*crypto_hash: sha1 [^]*token: 1000 {3}# default/)
  expect(dumped('totem {\nversion: 2\n}\n', '1.4')).not.toContain('crypto_')
})

test('a pair waits for both, links and what logs by itself stand once each, unknown keys are named', () => {
  const text = dumped(`totem {\nversion: 2\ntokn: 5\ninterface {\nlinknumber: 1\nknet_link_priority: 2\n}\ninterface {\nlinknumber: 0\nmcastport: 5410\n}\n}\nquorum {\nprovider: corosync_votequorum\ntwo_node: 1\n}\nnodelist {\n${node('alpha', 1)}${node('beta', 2)}}\nlogging {\nlogger_subsys {\nsubsys: QUORUM\ndebug: on\ndebug: off\n}\n}\n`)
  expect(text).toContain('wait_for_all: 1   # by two_node')
  expect(text).toMatch(/interface \{\n {4}linknumber: 0 [^]*mcastport: 5410[^]*interface \{\n {4}linknumber: 1 /)
  expect(text).toContain('  logger_subsys {\n    subsys: QUORUM   # 31:9\n    debug: off   # 33:8\n  }\n')
  expect(text).toMatch(/tokn: .*, unknown|tokn: \*\*\*/)
})

test('the key of the cluster is not shown', () => {
  expect(dumped('totem {\nversion: 2\nkey: not-a-secret\n}\n')).not.toContain('not-a-secret')
})
