import { describe, expect, test } from 'vitest'

import { generateResource, generateUnlikeConf } from '../../../bench/generate-drbd.js'
import { checkUnit } from '../../../src/workspace/readings/check-unit.js'
import type { Language, Reading } from '../../../src/languages/language.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { PlainResource } from '../../../src/languages/drbd-conf/reading/read-again.js'
import { readWith } from '../../../src/languages/drbd-conf/read.js'
import type { Model, ResourceSection, ResourceTraits, TopSection } from '../../../src/languages/drbd-conf/schema.js'
import { CopiedResource } from '../../../src/languages/drbd-conf/stencils/copied-resource.js'
import { createMemory } from '../../../src/languages/drbd-conf/stencils/memory.js'
import { createStencilBook } from '../../../src/languages/drbd-conf/stencils/stencil-book.js'
import { unmark } from '../../../src/testing/marks.js'
import { createSource } from '../../../src/text/source.js'

/**
 * Rules ask first what was noted while a file was read: which resources are simple, what resources make use of,
 * whether anything may be used twice. A rule that asks for too little misses faults, and nobody notices: so each is held against
 * itself where nothing was noted, and it has to look at all of them.
 */

const everything: ResourceTraits = {
  hasStacked: true,
  hasFloating: true,
  hasNumberedVolumes: true,
  hasExternalMetaData: true,
  hasOtherFamilies: true,
}

function reading(text: string, target?: string): Reading<Model> {
  const facts = { host: 'alpha' }
  return readWith(createMemory(() => createStencilBook(0)), drbdConf.parse(createSource('drbd.conf', text)), { facts, ...(target === undefined ? {} : { target }) })
}

/** The same, with nothing noted of any resource. */
function unnoted(read: Reading<Model>): Reading<Model> {
  const { uses, sections } = read.model
  return { ...read, model: { ...read.model, sections: sections.map(unnotedSection), uses: { ...uses, isComplete: false } } }
}

function unnotedSection(section: TopSection): TopSection {
  if (section.kind !== 'resource') return section
  const plain = 'toJSON' in section ? (section as { toJSON(): ResourceSection }).toJSON() : section
  return { ...plain, simple: undefined, traits: everything }
}

function findings(one: Reading<Model>): readonly string[] {
  const { diagnostics } = checkUnit(drbdConf as unknown as Language, one, { readings: [one], included: () => [] })
  return diagnostics.map(({ rule, span, message, related }) => `${rule} ${span.start}-${span.end} ${message} ${JSON.stringify(related)}`).sort()
}

function expectSame(text: string, target: string | undefined): readonly string[] {
  const read = reading(text, target)
  const found = findings(read)
  expect(found).toEqual(findings(unnoted(read)))
  return found
}

const like = (count: number, first: number): string => Array.from({ length: count }, (_, index) => generateResource(first + index)).join('\n')

describe('a rule finds the same whether it looks at all resources or at those that it asks for', () => {
  const examples = drbdConf.rules.flatMap(({ id, examples: { bad, good } }) =>
    [...bad, ...good].map((example, index) => [`${id} ${index + 1}`, typeof example === 'string' ? { text: example } : example] as const),
  )

  test.each(examples)('the example %s between resources that are all alike', (_name, example) => {
    expectSame(`${like(2, 500)}${unmark(example.text).text}\n${like(2, 502)}`, 'target' in example ? example.target : undefined)
  })
})

/** Resources enough that a file is long: some are read as copies of one, of others the hosts are let go of and read again. */
const [before, behind] = [like(30, 100), generateUnlikeConf(50).replaceAll(/\br(?=\d+\b)/g, 'u').replaceAll(/drbd(\d+) minor \d+/g, 'drbd9$1 minor 9$1').replaceAll(/:7(\d+)/g, ':1$1')]
const one = generateResource(140)

const host = /on alpha \{[^}]*\}/.exec(one)?.[0] ?? ''
const inHost = (words: string) => (text: string): string => text.replace('on alpha {', `on alpha { ${words}`)
const inResource = (words: string) => (text: string): string => text.replace('disk {', `${words}\n  disk {`)
const instead = (old: string | RegExp, words: string) => (text: string): string => text.replace(old, words)
const everywhere = (old: string, words: string) => (text: string): string => text.replaceAll(old, words)

const changes: readonly (readonly [string, (text: string) => string])[] = [
  ['nothing', text => text],
  ['the name of another', instead('resource r140', 'resource r100')],
  ['the minor of another', everywhere('drbd140 minor 140', 'drbd100 minor 100')],
  ['two minors', instead('drbd140 minor 140', 'drbd141 minor 141')],
  ['a minor that is too high', everywhere('drbd140 minor 140', 'drbd1048576 minor 1048576')],
  ['a device without a number', everywhere('/dev/drbd140 minor 140', '/dev/drbd140')],
  ['a device of another name', everywhere('/dev/drbd140 minor 140', '/dev/drbd_pool minor 140')],
  ['a name that goes with another minor', instead('/dev/drbd140 minor 140', '/dev/drbd7 minor 140')],
  ['a device that is a number', everywhere('device /dev/drbd140 minor 140', 'device minor 140')],
  ['no device', instead('device /dev/drbd140 minor 140;', '')],
  ['the disk of another', everywhere('/dev/vg1/r140', '/dev/vg1/r100')],
  ['the disk of another by its other name', everywhere('/dev/vg1/r140', '/dev/mapper/vg1-r100')],
  ['no disk', instead('disk /dev/vg1/r140', 'disk none')],
  ['no statement of a disk', instead('disk /dev/vg1/r140;', '')],
  ['its own device for a disk', instead('disk /dev/vg1/r140', 'disk /dev/drbd140')],
  ['the device of another for a disk', instead('disk /dev/vg1/r140', 'disk /dev/drbd100')],
  ['meta data elsewhere', instead('meta-disk internal', 'meta-disk /dev/vg1/meta')],
  ['meta data in a numbered place', instead('meta-disk internal', 'meta-disk /dev/vg1/meta[0]')],
  ['meta data on the disk of another', instead('meta-disk internal', 'meta-disk /dev/vg1/r100')],
  ['no meta data', instead('meta-disk internal;', '')],
  ['the port of another', everywhere(':7140', ':7100')],
  ['two ports', instead(':7140', ':7141')],
  ['one address for both', everywhere('198.51.100.2', '198.51.100.1')],
  ['an address of loopback', instead('198.51.100.1', '127.0.0.1')],
  ['an address with a large octet', instead('198.51.100.1', '198.51.100.256')],
  ['an address of IPv6', instead('198.51.100.1', 'ipv6 [2001:db8::1]')],
  ['an address of sdp', instead('198.51.100.1', 'sdp 198.51.100.1')],
  ['an address of ssocks', instead('198.51.100.1', 'ssocks 198.51.100.1')],
  ['no address', instead('address 198.51.100.1:7140;', '')],
  ['two addresses', inHost('address 198.51.100.9:7140;')],
  ['a second device', inHost('device /dev/drbd150 minor 150;')],
  ['a node-id on one host', inHost('node-id 1;')],
  ['a node-id that is too high', inHost('node-id 32;')],
  ['one node-id for both', everywhere('meta-disk internal;', 'meta-disk internal; node-id 1;')],
  ['a numbered volume', inHost('volume 1 { device minor 150; disk /dev/vg1/x; meta-disk internal; }')],
  ['a volume whose number is too high', inHost('volume 70000 { device minor 150; disk /dev/vg1/x; meta-disk internal; }')],
  ['an option of the disk on a host', inHost('disk { resync-rate 10M; }')],
  ['options of a host', inHost('options { auto-promote no; }')],
  ['a proxy', inHost('proxy on alpha { inside 127.0.0.1:7000; outside 192.0.2.1:7000; }')],
  ['a statement that is unknown', inHost('devise /dev/drbd1;')],
  ['two names of a host', instead('on alpha', 'on alpha gamma')],
  ['one host twice', instead('on beta', 'on alpha')],
  ['one host twice, in other letters', instead('on beta', 'on ALPHA')],
  ['a name with a meaning', instead('on alpha', 'on _this_host')],
  ['another host', instead('on alpha', 'on gamma')],
  ['one host', instead(host, '')],
  ['a third host', inResource('on gamma { device /dev/drbd140 minor 140; disk /dev/vg1/r140; address 198.51.100.3:7140; meta-disk internal; }')],
  ['a floating host', instead('on alpha {', 'floating 198.51.100.1:7140 {')],
  ['a stacked host', inResource('stacked-on-top-of r100 { device /dev/drbd150 minor 150; address 192.0.2.9:7150; }')],
  ['a stacked host on nothing', inResource('stacked-on-top-of nothing { device /dev/drbd150 minor 150; address 192.0.2.9:7150; }')],
  ['a volume for all hosts', inResource('volume 1 { device minor 150; disk /dev/vg1/x; meta-disk internal; }')],
  ['a connection', inResource('connection { host alpha; host beta; }')],
  ['a connection of a host that is not there', inResource('connection { host alpha; host gamma; }')],
  ['a connection twice', inResource('connection { host alpha; host beta; }\n  connection { host beta; host alpha; }')],
  ['a connection with a name', inResource('connection up { host alpha; host beta; }')],
  ['a mesh', inResource('connection-mesh { hosts alpha beta; }')],
  ['a mesh of one', inResource('connection-mesh { hosts alpha; }')],
  ['a host that is passed over', inResource('ignore-on alpha;')],
  ['a template', inResource('template-file "/etc/drbd.d/t";')],
  ['a name of its own for all volumes', inResource('device /dev/drbd150 minor 150;')],
  ['an option twice', instead('protocol C;', 'protocol C; protocol B;')],
  ['an algorithm without a secret', instead(/shared-secret "[^"]*";/, '')],
  ['a secret without an algorithm', instead('cram-hmac-alg sha1;', '')],
  ['a rate that nothing adapts', instead('c-plan-ahead 0;', '')],
  ['times in the wrong order', instead('protocol C;', 'protocol C; timeout 600; ping-int 10; connect-int 10;')],
  ['an option of a later release', instead('protocol C;', 'protocol C; tls yes;')],
  ['what cannot be read', instead('meta-disk internal;', 'meta-disk internal; } }')],
]

describe('one among many has', () => {
  test('read in each way', () => {
    const { sections } = reading(`${before}\n${one}\n${behind}`, '9').model
    for (const kind of [CopiedResource, PlainResource]) expect(sections.filter(section => section instanceof kind).length).toBeGreaterThan(20)
  })

  test.each(changes)('%s', (name, change) => {
    const changed = change(one)
    expect(changed === one).toBe(name === 'nothing')
    for (const target of ['8.4', '9']) expectSame(`${before}\n${changed}\n${behind}`, target)
  })

  test('what many rules are about', () => {
    const found = new Set(changes.flatMap(([, change]) => expectSame(`${like(1, 100)}\n${change(one)}`, '9').map(line => line.split(' ')[0])))
    // The changes are there to be found: by so many rules they are.
    expect(found.size).toBeGreaterThan(40)
  })
})
