import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { booth } from '../../src/readers/booth.js'
import { ruleTable } from '../../src/workspace/rules/rule-table.js'
import { spawnSync } from '../support/programs.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { readText } from './read-text.js'

const boothd = '/usr/sbin/boothd'
const why = existsSync(boothd) ? undefined : 'boothd is not installed (Debian: booth)'

const refusals: ReadonlySet<string> = new Set(ruleTable.filter(({ origin, severity }) => origin === 'daemon' && severity === 'error').map(({ id }) => id))

/** Loopback has enough addresses, so that no name is looked up. */
const members = 'site = 127.0.0.1\nsite = 127.0.0.2\narbitrator = 127.0.0.3\n'
const ticket = (...lines: readonly string[]): string => `${members}ticket = "db"\n${lines.map(line => `  ${line}\n`).join('')}`

const texts: Readonly<Record<string, string>> = {
  'a ticket': ticket('expire = 600'),
  'nothing': '',
  'no ticket': members,
  'no sign': `port 9929\n${ticket()}`,
  'no key': `= 9929\n${ticket()}`,
  'no value': ticket('expire ='),
  'quotes with nothing in them': `${members}ticket = ""\n`,
  'an open quote': `${members}ticket = "db\n`,
  'a quote of the other kind': `${members}ticket = 'db' # the database\n`,
  'more behind quotes': `${members}ticket = "db" more\n`,
  'a remark behind what is not quoted': ticket('expire = 600 # ten minutes'),
  'a byte order mark': `\uFEFF${ticket()}`,
  'a byte order mark before a remark': `\uFEFF# ours\n${ticket()}`,
  'a no-break space before a key': ticket('\u00A0expire = 600'),
  'a no-break space behind quotes': `${members}ticket = "db"\u00A0\n`,
  'a vertical tab and a form feed': ticket('\v\fexpire\v=\f600\v'),
  'a NUL': `${ticket('expire = 600')}\0 what\n`,
  'carriage returns': ticket('expire = 600').replaceAll('\n', '\r\n'),
  'no line end': ticket().trimEnd(),
  'an unknown key': `sit = 127.0.0.9\n${ticket()}`,
  'an unknown key of a ticket': ticket('exipre = 600'),
  'a key in capitals': ticket('Expire = 600'),
  'a key of a ticket before any': `expire = 600\n${ticket()}`,
  'a key of all behind a ticket': `${ticket()}port = 9930\n`,
  'a key of 65 letters': ticket(`${'a'.repeat(65)} = 1`),
  'a value of 64 bytes': ticket(`before-acquire-handler = ${'a'.repeat(64)}`),
  'a value of 65 bytes': ticket(`before-acquire-handler = "${'a'.repeat(65)}"`),
  'a value of 33 letters of two bytes': ticket(`before-acquire-handler = ${'\u00FC'.repeat(33)}`),
  ...Object.fromEntries(['0', '1', '10m', '10s', '0x400', '0900', '4500ms', '4500 ms', '600000MS', '-5', '+600', '" 600"', '"600 "', '600.5'].map(time => [`a time of ${time}`, ticket(`expire = ${time}`, 'timeout = 10ms', 'retries = 3')])),
  ...Object.fromEntries(['0', '-1'].map(time => [`acquire-after ${time}`, ticket(`acquire-after = ${time}`)])),
  ...Object.fromEntries(['2', '3', '100', '101', '3x', '+5', '" 5"', '"5 "', '010', '09', '0x10'].map(retries => [`retries ${retries}`, ticket(`retries = ${retries}`, 'timeout = 1ms')])),
  ...Object.fromEntries(['my db', 'my_db', 'my-db/1', '-', 'd\u00FC', 'a'.repeat(63), 'a'.repeat(64)].map(name => [`ticket ${name}`, `${members}ticket = "${name}"\n`])),
  ...Object.fromEntries(['TCP', 'udp', 'SCTP'].map(transport => [`transport ${transport}`, `transport = ${transport}\n${ticket()}`])),
  'a transport twice': `transport = UDP\ntransport = UDP\n${ticket()}`,
  ...Object.fromEntries(['foo', 'auto geo eq 1', 'auto  geo\teq  1', 'auto geo eq 1 2', 'auto geo lt 1', 'AUTO geo eq 1', 'auto geo eq', 'sometimes geo eq 1'].map(value => [`attr-prereq ${value}`, ticket(`attr-prereq = ${value}`)])),
  'a ticket twice': `${ticket()}ticket = "db"\n`,
  'a site twice': `site = 127.0.0.1\n${ticket()}`,
  'an arbitrator twice': `arbitrator = "127.0.0.3"\n${ticket()}`,
  'an arbitrator at the address of a site': `arbitrator = 127.0.0.2\n${ticket()}`,
  'even members': 'site = 127.0.0.1\nsite = 127.0.0.2\nticket = "db"\n',
  'asking as long as half of expire': ticket('expire = 110'),
  'asking a little less long': ticket('expire = 112'),
  'asking as long as the renewal': ticket('renewal-freq = 55'),
  'asking a little less long than the renewal': ticket('renewal-freq = 56'),
  'an expiry for all': `${members}ticket = "__defaults__"\n  expire = 100\nticket = "db"\n`,
  'an expiry that a later line makes good': ticket('expire = 100', 'timeout = 1'),
  'a late renewal': ticket('renewal-freq = 700'),
  'an unknown mode': ticket('mode = manuel'),
  'a port that is none': `port = http\n${ticket()}`,
}

describe.skipIf(why !== undefined)('booth.conf is refused where boothd refuses it', () => {
  const path = join(temporaryFolder(), 'booth.conf')

  /** An address that no member has ends boothd once it has taken the file. */
  function isTaken(text: string): boolean {
    writeFileSync(path, text)
    const { stderr, stdout } = spawnSync(boothd, ['arbitrator', '-S', '-D', '-s', '192.0.2.77', '-c', path], { encoding: 'utf8', timeout: 60_000 })
    return `${String(stdout)}${String(stderr)}`.includes('Cannot find "192.0.2.77" in the configuration')
  }

  test.each(Object.entries(texts))('%s', (_case, text) => {
    const { faults } = readText(booth, text, { path: '/etc/booth/booth.conf' })
    expect(faults.some(({ rule }) => refusals.has(rule))).toBe(!isTaken(text))
  })
})
