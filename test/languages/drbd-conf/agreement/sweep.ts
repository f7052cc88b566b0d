import { optionEntries, optionSections } from '../../../../src/languages/drbd-conf/vocabulary/table.js'
import { vocabularyAt } from '../../../../src/languages/drbd-conf/vocabulary.js'
import type { OptionAt, OptionSection, Place } from '../../../../src/languages/drbd-conf/vocabulary.js'
import { statements } from './statements.js'

/** A place for a text in an otherwise valid configuration. */
interface Spot {
  readonly name: string
  /** The first of the releases that can be asked in which the place exists. */
  readonly from: '8.3' | '8.4' | '9.22'
  put(text: string, target: string): string
}

/** A place for a line of options. */
interface SectionSpot extends Spot {
  readonly section: OptionSection
  readonly place: Place
}

const device = (host: string, minor = 0): string => `device /dev/drbd${minor}; disk /dev/sd${host}${minor}; meta-disk internal;`

function on(target: string, host: 'alpha' | 'beta' | 'gamma', inner: string): string {
  const index = ['alpha', 'beta', 'gamma'].indexOf(host)
  return `on ${host} { ${target.startsWith('9') ? `node-id ${index}; ` : ''}address 10.0.0.${index + 1}:7788; ${inner} }\n`
}

const alpha = (target: string): string => on(target, 'alpha', device('a'))
const beta = (target: string): string => on(target, 'beta', device('b'))
const pair = (target: string): string => alpha(target) + beta(target)
const bare = (target: string): string => on(target, 'alpha', '') + on(target, 'beta', '')
const volume = (host: string): string => `volume 0 { ${device(host)} }`

/** A resource beside the one at hand, which may be stacked on it. */
const lower = `resource r1 { protocol C;
on alpha { address 10.0.1.1:7788; ${device('a', 30)} }
on beta { address 10.0.1.2:7788; ${device('b', 30)} }
}
`

const resource = (inner: string): string => `${lower}resource r0 { protocol C;\n${inner}\n}\n`

function spot(name: string, from: Spot['from'], put: Spot['put']): Spot {
  return { name, from, put }
}

const spots: readonly Spot[] = [
  spot('before all', '8.3', (text, t) => `${text}\n${resource(pair(t))}`),
  spot('behind all', '8.3', (text, t) => `${resource(pair(t))}${text}\n`),
  spot('first in a resource', '8.3', (text, t) => resource(`${text}\n${pair(t)}`)),
  spot('last in a resource', '8.3', (text, t) => resource(`${pair(t)}${text}`)),
  spot('before hosts without a volume', '8.3', (text, t) => resource(`${text}\n${bare(t)}`)),
  spot('behind hosts without a volume', '8.3', (text, t) => resource(`${bare(t)}${text}`)),
  spot('alone in a resource', '8.3', text => resource(text)),
  spot('beside one host', '8.3', (text, t) => resource(`${alpha(t)}${text}`)),
  spot('common', '8.3', text => `common {\n${text}\n}\n${lower}`),
  spot('first in a host', '8.3', (text, t) => resource(`on alpha {\n${text}\naddress 10.0.0.1:7788; ${device('a')} }\n${beta(t)}`)),
  spot('last in a host', '8.3', (text, t) => resource(`${on(t, 'alpha', `${device('a')}\n${text}\n`)}${beta(t)}`)),
  spot('last in the peer', '8.3', (text, t) => resource(`${alpha(t)}${on(t, 'beta', `${device('b')}\n${text}\n`)}`)),
  spot('alone in a host', '8.3', (text, t) => resource(`on alpha {\n${text}\n}\n${beta(t)}`)),
  spot('a host without a device', '8.3', (text, t) => resource(`${on(t, 'alpha', `disk /dev/sda; meta-disk internal;\n${text}\n`)}${beta(t)}`)),
  spot('a host without a disk', '8.3', (text, t) => resource(`${on(t, 'alpha', `device minor 0; meta-disk internal;\n${text}\n`)}${beta(t)}`)),
  spot('a host without an address', '8.3', (text, t) => resource(`on alpha { ${device('a')}\n${text}\n}\n${beta(t)}`)),
  spot('floating', '8.3', text => resource(`floating 10.0.0.1:7788 { ${device('a')}\n${text}\n}\nfloating 10.0.0.2:7788 { ${device('b')} }`)),
  spot('alone in floating', '8.3', text => resource(`floating 127.0.0.1:7788 {\n${text}\n}\nfloating 10.0.0.2:7788 { ${device('b')} }`)),
  spot('stacked', '8.3', (text, t) => resource(`stacked-on-top-of r1 { device /dev/drbd0; address 10.0.0.1:7788;\n${text}\n}\n${on(t, 'gamma', device('c'))}`)),
  spot('alone in stacked', '8.3', (text, t) => resource(`stacked-on-top-of r1 {\n${text}\n}\n${on(t, 'gamma', device('c'))}`)),
  spot('volume', '8.4', (text, t) => resource(on(t, 'alpha', `volume 0 { ${device('a')}\n${text}\n}`) + on(t, 'beta', volume('b')))),
  spot('alone in a volume', '8.4', (text, t) => resource(on(t, 'alpha', `volume 0 {\n${text}\n}`) + on(t, 'beta', volume('b')))),
  spot('volume of a resource', '8.4', (text, t) => resource(`volume 0 { ${device('s')}\n${text}\n}\n${bare(t)}`)),
  spot('beside a volume', '8.4', (text, t) => resource(on(t, 'alpha', `${volume('a')}\n${text}\n`) + on(t, 'beta', volume('b')))),
  spot('beside a volume of a resource', '8.4', (text, t) => resource(`${volume('s')}\n${text}\n${bare(t)}`)),
  spot('connection', '9.22', (text, t) => resource(`${pair(t)}connection { host alpha; host beta;\n${text}\n}`)),
  spot('alone in a connection', '9.22', (text, t) => resource(`${pair(t)}connection {\n${text}\n}`)),
  spot('connection of one host', '9.22', (text, t) => resource(`${pair(t)}connection { host alpha;\n${text}\n}`)),
  spot('volume of a connection', '9.22', (text, t) => resource(`${pair(t)}connection { host alpha; host beta; volume 0 {\n${text}\n} }`)),
  spot('path', '9.22', (text, t) => resource(`${pair(t)}connection { path { host alpha; host beta;\n${text}\n} }`)),
  spot('behind a path', '9.22', (text, t) => resource(`${pair(t)}connection { path { host alpha; host beta; }\n${text}\n}`)),
  spot('mesh', '9.22', (text, t) => resource(`${pair(t)}connection-mesh { hosts alpha beta;\n${text}\n}`)),
  spot('via proxy', '9.22', (text, t) => resource(`${pair(t)}connection { host alpha via proxy on alpha { inside 10.0.6.1:1; outside 10.0.6.2:1;\n${text}\n} host beta; }`)),
  spot('proxy on', '8.3', (text, t) => resource(`${on(t, 'alpha', `${device('a')} proxy on alpha { inside 10.0.6.1:1; outside 10.0.6.2:1;\n${text}\n}`)}${beta(t)}`)),
  spot('plugin', '8.3', (text, t) => resource(`proxy { plugin { ${text} } }\n${pair(t)}`)),
  spot('skip', '8.3', text => `skip x {\n${text}\n}\n${lower}`),
  ...(['net', 'startup', 'handlers', 'proxy', 'global'] as const).map(name =>
    spot(name, '8.3', (text, t) => (name === 'global' ? `global {\n${text}\n}\n${lower}` : resource(`${name} {\n${text}\n}\n${pair(t)}`))),
  ),
]

const bodySections = ['disk', 'net', 'syncer', 'startup', 'handlers', 'options', 'proxy'] as const
const volumeOf = (text: string): string => `volume 0 { ${device('s')} disk { ${text} } }`

const sectionSpots: readonly SectionSpot[] = [
  ...bodySections.map(section => ({ section, place: 'resource' as const, ...spot('resource', '8.3', (text, t) => resource(`${section} { ${text} }\n${pair(t)}`)) })),
  ...bodySections.map(section => ({ section, place: 'common' as const, ...spot('common', '8.3', text => `common { ${section} { ${text} } }\n${lower}`) })),
  { section: 'global', place: 'global', ...spot('global', '8.3', text => `global { ${text} }\n${lower}`) },
  { section: 'resource', place: 'resource', ...spot('itself', '8.3', (text, t) => resource(`${text}\n${pair(t)}`)) },
  { section: 'disk', place: 'volume', ...spot('volume', '8.4', (text, t) => resource(`${volumeOf(text)}\n${bare(t)}`)) },
  { section: 'options', place: 'host', ...spot('host', '8.4', (text, t) => resource(`${on(t, 'alpha', `${device('a')} options { ${text} }`)}${beta(t)}`)) },
  { section: 'net', place: 'connection', ...spot('connection', '9.22', (text, t) => resource(`${pair(t)}connection { host alpha; host beta; net { ${text} } }`)) },
  { section: 'disk', place: 'connection', ...spot('connection', '9.22', (text, t) => resource(`${pair(t)}connection { host alpha; host beta; disk { ${text} } }`)) },
  { section: 'net', place: 'mesh', ...spot('mesh', '9.22', (text, t) => resource(`${pair(t)}connection-mesh { hosts alpha beta; net { ${text} } }`)) },
]

const long = (length: number): string => 'a'.repeat(length)

/** What is written behind the name of an option, whatever it is. */
const anyValues: readonly string[] = [
  '', '5', '"5"', '""', '" 5"', 'x', 'yes', 'no', '"yes"', '"no"', 'YES', 'on', 'r0', 'r0/0', '007', '0x10', '1.5', '-1', '"-1"',
  '+5', '1K', '1k', '1s', '1S', '1T', '4096G', '99999999', '100000000', '18446744073709551616', '10.0.0.1', '1.2.3', 'fe80::1',
  'disk', 'timeout', '5 5', 'yes no', '_is_default', '5 _is_default', ':', '[', long(64), long(65), long(81), long(128), long(129),
  `"${long(255)}"`, `"${long(256)}"`, '"a\\"b"', '"a\tb"', '{ }', '#c\n5',
]

function* linesOf(name: string, option: OptionAt | undefined): Generator<string> {
  yield* [`${name};`, `${name} 5;`, `no-${name};`, `${name} x;`]
  if (option === undefined) return
  const { min, max, values = [] } = option.facts
  const numbers = min === undefined || max === undefined ? [] : [min - 1, min, max, max + 1].map(String)
  const words = values.flatMap(word => [word, `"${word}"`, word.toUpperCase()])
  for (const value of [...anyValues, ...numbers, ...words]) yield `${name} ${value};`
  yield* [`"${name}" 5;`, `"${name}";`, `no-${name} yes;`, `no-${name} 5;`, `no-no-${name};`, `${name} 5`, `${name} 5;;`]
  yield* [`${name} 5; ${name} 5;`, `${name} 5; ${name} 6;`, `${name} yes; ${name} no;`, `${name}; ${name};`, `${name}; no-${name};`]
}

/** A text, and where it was put. */
export interface SweepProbe {
  readonly text: string
  readonly label: string
}

/** Lists every option of all releases in every section of a target, with values inside, at the ends of and outside its range. */
export function* optionProbes(target: string): Generator<SweepProbe> {
  const vocabulary = vocabularyAt(target)
  const names = new Set(optionSections().flatMap(section => [...optionEntries(section)].map(entry => entry.name)))
  for (const { section, place, name: where, from, put } of sectionSpots) {
    if (isBefore(target, from)) continue
    for (const name of names) {
      for (const line of new Set(linesOf(name, vocabulary.option(section, name, place))))
        yield { text: put(line, target), label: `${section} in ${where}: ${line}` }
    }
  }
}

/** Lists every statement and section, right and wrong, at every place of a target. */
export function* statementProbes(target: string): Generator<SweepProbe> {
  for (const { name, from, put } of spots) {
    if (isBefore(target, from)) continue
    for (const statement of statements) yield { text: put(statement, target), label: `${name}: ${statement}` }
  }
}

function isBefore(target: string, from: Spot['from']): boolean {
  return Number.parseFloat(target) < Number.parseFloat(from)
}
