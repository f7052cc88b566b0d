import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'

import type { OptionAt, OptionSection } from '../../../../src/languages/drbd-conf/vocabulary.js'
import { vocabularyAt } from '../../../../src/languages/drbd-conf/vocabulary.js'

/** A text for drbdadm, and the host on which it pretends to run. */
export interface Probe {
  readonly text: string
  readonly host: string
}

const sections: readonly OptionSection[] = ['disk', 'net', 'syncer', 'startup', 'handlers', 'options']

/** Texts of a target's dialect: valid ones with up to two edits. */
export function probes(target: string): Arbitrary<Probe> {
  return fc.record({
    text: fc.tuple(configurations(target), fc.array(edits(), { maxLength: 2 })).map(edited),
    host: fc.constantFrom('alpha', 'alpha', 'alpha', 'beta', 'nowhere'),
  })
}

function configurations(target: string): Arbitrary<string> {
  const is9 = target.startsWith('9')
  const global = fc.oneof(
    fc.constant(''),
    settings(target, 'global').map(lines => block('global', lines)),
  )
  const common = fc.oneof(
    fc.constant(''),
    bodies(target).map(lines => block('common', lines)),
  )
  return fc
    .tuple(global, common, fc.array(resources(target), { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([head, shared, list, isStacked]) => {
      const resources = list.map((make, index) => make(index)).join('')
      const lower = isStacked && list.length > 1 ? stacked(list.length, is9) : ''
      return head + shared + resources + lower
    })
}

/** A resource; its number makes names, minors and ports of its own. */
function resources(target: string): Arbitrary<(index: number) => string> {
  const is9 = target.startsWith('9')
  const has84 = is9 || target === '8.4'
  return fc
    .record({
      protocol: fc.constantFrom('C', 'C', 'C', 'A', ''),
      body: bodies(target),
      shape: fc.constantFrom(
        'plain',
        'plain',
        'plain',
        has84 ? 'volumes' : 'plain',
        'shared',
        'floating',
        'proxy',
        is9 ? 'mesh' : 'three',
        is9 ? 'connection' : 'plain',
        is9 ? 'paths' : 'several',
      ),
      meta: fc.constantFrom(
        'meta-disk internal;',
        'meta-disk internal;',
        'meta-disk /dev/sdm@ [0];',
        'flexible-meta-disk /dev/sdm@;',
        has84 ? 'meta-disk /dev/sdm@;' : 'flexible-meta-disk internal;',
      ),
      device: fc.constantFrom(
        'device /dev/drbd#;',
        'device /dev/drbd# minor #;',
        'device minor #;',
        'device drbd#;',
        'device /dev/drbd_x# minor #;',
      ),
      family: fc.constantFrom('', '', '', 'ipv4 ', 'ipv6 ', 'sdp ', 'ssocks '),
    })
    .map(parts => (index: number) => renderResource(target, index, parts))
}

interface ResourceParts {
  readonly protocol: string
  readonly body: readonly string[]
  readonly shape: string
  readonly meta: string
  readonly device: string
  readonly family: string
}

function renderResource(
  target: string,
  index: number,
  { protocol, body, shape, meta, device, family }: ResourceParts,
): string {
  const is9 = target.startsWith('9')
  const address = (host: number, port = 7788 + index): string =>
    family === 'ipv6 ' ? `ipv6 [fd00::${index + 1}:${host}]:${port}` : `${family}10.0.${index}.${host}:${port}`
  const volume = (letter: string, minor = index): string =>
    `${device.replaceAll('#', String(minor))} disk /dev/vg${letter}/lv${minor}; ${meta.replace('@', `${letter}${minor}`)}`
  const names = ['alpha', 'beta', 'gamma']
  const nodeId = (host: number): string =>
    is9 && ['mesh', 'connection', 'paths'].includes(shape) ? `node-id ${host}; ` : ''
  const on = (host: number): string => {
    const letter = names[host]?.[0] ?? 'x'
    const inside =
      shape === 'volumes'
        ? `volume 0 { ${volume(letter)} } volume 1 { ${volume(letter, index + 100)} }`
        : shape === 'shared'
          ? ''
          : volume(letter)
    const proxy =
      shape === 'proxy'
        ? ` proxy on ${names[host] ?? ''} { inside 127.0.0.1:${7900 + index}; outside 10.1.${index}.${host + 1}:${7900 + index}; }`
        : ''
    const open = shape === 'several' && host === 1 ? `${names[1] ?? ''} delta` : names[host]
    return block(`on ${open ?? ''}`, [`${nodeId(host)}address ${address(host + 1)};`, inside + proxy])
  }
  const hosts: string[] = []
  if (shape === 'shared') hosts.push(volume('s'))
  if (shape === 'floating')
    hosts.push(block(`floating ${address(1)}`, [volume('a')]), block(`floating ${address(2)}`, [volume('b')]))
  else for (let host = 0; host < (shape === 'three' || shape === 'mesh' ? 3 : 2); host += 1) hosts.push(on(host))
  if (shape === 'mesh') hosts.push('connection-mesh { hosts alpha beta gamma; }')
  if (shape === 'connection') hosts.push('connection { host alpha; host beta port 7999; net { ping-int 5; } }')
  if (shape === 'paths')
    hosts.push(
      `connection { path { host alpha address ${address(1)}; host beta address ${address(2)}; } path { host alpha address 10.9.${index}.1:7788; host beta address 10.9.${index}.2:7788; } }`,
    )
  return block(`resource r${index}`, [protocol === '' ? '' : `protocol ${protocol};`, ...body, ...hosts])
}

function stacked(index: number, is9: boolean): string {
  return block(`resource r${index}`, [
    'protocol A;',
    `stacked-on-top-of r0 { device /dev/drbd${index + 20}; address 10.7.0.1:7788; }`,
    `on gamma { device /dev/drbd${index + 20}; disk /dev/vgc/lv9; address 10.7.0.2:7788; meta-disk internal; }`,
    is9 ? '' : '',
  ])
}

/** Sections of options as they stand in `common` and in a resource. */
function bodies(target: string): Arbitrary<readonly string[]> {
  const known = sections.filter(section => vocabularyAt(target).options(section).length > 0)
  const lists = known.map(section =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: settings(target, section).map(lines => block(section, lines)) },
    ),
  )
  return fc.tuple(...lists)
}

/** Settings of one section: most of them with values that the target accepts. */
function settings(target: string, section: OptionSection): Arbitrary<readonly string[]> {
  const options = vocabularyAt(target).options(section)
  return fc
    .uniqueArray(fc.constantFrom(...options), { maxLength: 4, selector: option => option.entry.name })
    .chain(chosen => fc.tuple(...chosen.map(option => settingOf(option))))
}

function settingOf(option: OptionAt): Arbitrary<string> {
  const { entry, facts } = option
  const { name } = entry
  if (facts.kind === 'host-list') return fc.constantFrom(`${name} alpha;`, `${name} both;`, `${name} beta;`)
  if (facts.kind === 'block') return fc.constant(`${name} { zlib level 9; }`)
  if (facts.form === 'flag') return fc.constant(`${name};`)
  if (facts.form === 'yes-no' || facts.form === 'yes-no-prefix')
    return fc.constantFrom(`${name};`, `${name} yes;`, `${name} no;`)
  switch (facts.kind) {
    case 'number':
    case 'number-or-word': {
      const { min = 0, max = 1000 } = facts
      const numbers = fc
        .constantFrom(min, max, Math.floor((min + max) / 2), min + 1)
        .map(number => `${name} ${Math.min(number, 99999999)};`)
      const odd = fc.constantFrom(
        `${name} ${max + 1};`,
        `${name} -1;`,
        `${name} 1K;`,
        `${name} 1s;`,
        `${name} x;`,
        `${name} "${min}";`,
        `${name} 4k;`,
      )
      return fc.oneof({ weight: 12, arbitrary: numbers }, { weight: 1, arbitrary: odd })
    }
    case 'enum': {
      const words = facts.values ?? ['x']
      return fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...words).map(word => `${name} ${word};`) },
        { weight: 1, arbitrary: fc.constant(`${name} nonsense;`) },
      )
    }
    case 'resource-ref':
      return fc.constantFrom(`${name} r0;`, `${name} r1;`)
    default:
      return fc.constantFrom(`${name} sha1;`, `${name} "a b";`, `${name} "x\\"y";`, `${name} /bin/true;`)
  }
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.filter(line => line !== '').join('\n')}\n}\n`
}

/** A change of one piece of a text. */
interface TextEdit {
  readonly kind: 'delete' | 'double' | 'swap' | 'typo' | 'insert' | 'replace' | 'line' | 'block'
  readonly at: number
  readonly word: string
}

const foreign = [
  '{',
  '}',
  ';',
  '0',
  '70000',
  'on',
  'net',
  'volume',
  'alpha',
  'disk',
  '"x"',
  'yes',
  'no',
  '/dev/drbd0',
  'timeout',
  'syncer',
  '10.0.0.1',
  ':',
  'minor',
  'connection',
  '#',
  'protocol',
  'x1',
  '"',
]

function edits(): Arbitrary<TextEdit> {
  return fc.record({
    kind: fc.constantFrom('delete', 'double', 'swap', 'typo', 'insert', 'replace', 'line', 'block') as Arbitrary<
      TextEdit['kind']
    >,
    at: fc.nat(100_000),
    word: fc.constantFrom(...foreign),
  })
}

function edited([text, list]: readonly [string, readonly TextEdit[]]): string {
  let current = text
  for (const edit of list) current = editOnce(current, edit)
  return current
}

/** Applies one edit; the pieces are words, strings and signs with the white space behind them. */
function editOnce(text: string, { kind, at, word }: TextEdit): string {
  if (kind === 'line' || kind === 'block') {
    const lines = text.split('\n')
    const index = at % lines.length
    if (kind === 'line') lines.splice(index, 1)
    else lines.splice(index, 0, lines[(at >> 3) % lines.length] ?? '')
    return lines.join('\n')
  }
  const pieces = text.match(/(?:"[^"\n]*"|[A-Za-z0-9/._-]+|[^\s])\s*/g) ?? []
  if (pieces.length === 0) return text
  const index = at % pieces.length
  const piece = pieces[index] ?? ''
  switch (kind) {
    case 'delete':
      pieces.splice(index, 1)
      break
    case 'double':
      pieces.splice(index, 0, piece.endsWith('\n') || piece.endsWith(' ') ? piece : `${piece} `)
      break
    case 'swap':
      pieces.splice(index, 2, pieces[index + 1] ?? '', piece)
      break
    case 'typo': {
      const place = (at >> 4) % Math.max(1, piece.length)
      pieces[index] = piece.slice(0, place) + 'x' + piece.slice(place + 1)
      break
    }
    case 'insert':
      pieces.splice(index, 0, `${word} `)
      break
    default:
      pieces[index] = `${word}${/\s*$/.exec(piece)?.[0] ?? ''}`
  }
  return pieces.join('')
}
