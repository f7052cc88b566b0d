import { mask } from '../../secrets/mask.js'
import type { Origin } from '../../text/located.js'
import { cryptoOf, timesOf, transportOf } from './analysis/totem.js'
import { votesOf } from './analysis/votes.js'
import type { CorosyncConf, Link, Node, Setting } from './model.js'
import { isAtLeast } from './targets.js'
import { keyAt } from './vocabulary.js'

/** Says where something is written, such as `corosync.conf:3:7`. */
type PlaceOf = (origin: Origin) => string

/** A line of a section, or one within it. */
type Line = string | Block

interface Block {
  readonly name: string
  readonly lines: readonly Line[]
}

/**
 * Writes what corosync makes of a file: of each key the value that counts, with its line and column, and what it works out where
 * nothing is said. For people: a remark behind a value would be a part of it in a corosync.conf.
 */
export function dumpText(model: CorosyncConf, placeOf: PlaceOf): string {
  const names = new Set(model.sections.map(({ path }) => path.split('.')[0] ?? ''))
  if (!names.has('totem')) names.add('totem')
  if (model.nodes.length > 0) names.add('quorum')
  const top = model.top.map(setting => settingLine(setting, placeOf))
  const blocks = [...names].map(name => ({ name, lines: linesOf(model, name, placeOf) })).filter(({ lines }) => lines.length > 0)
  return [...top, ...blocks].flatMap(line => written(line, '')).map(line => `${line.replaceAll('\n', '\\n')}\n`).join('')
}

function written(line: Line, indent: string): string[] {
  return typeof line === 'string' ? [`${indent}${line}`] : [`${indent}${line.name} {`, ...line.lines.flatMap(inner => written(inner, `${indent}  `)), `${indent}}`]
}

function linesOf(model: CorosyncConf, path: string, placeOf: PlaceOf): Line[] {
  const own = [...model.settings.values()].filter(({ section }) => section === path).map(setting => settingLine(setting, placeOf))
  return [...own, ...workedOut(model, path), ...innerOf(model, path, placeOf)]
}

/** The sections in a section: those that repeat by what counts of each, of others one. */
function innerOf(model: CorosyncConf, path: string, placeOf: PlaceOf): Block[] {
  const names = [...new Set(model.sections.filter(section => section.path.startsWith(`${path}.`) && !section.path.slice(path.length + 1).includes('.')).map(({ name }) => name.value))]
  return names.flatMap((name): Block[] => {
    switch (`${path}.${name}`) {
      case 'totem.interface':
        return [...model.links.values()].sort((a, b) => a.number - b.number).map(link => ({ name, lines: settingsOf(link, placeOf) }))
      case 'nodelist.node':
        return model.nodes.map(node => ({ name, lines: settingsOf(node, placeOf) }))
      case 'logging.logger_subsys':
        return model.sections.filter(section => section.path === `${path}.${name}`).map(({ settings }) => ({ name, lines: [...lastOfEach(settings).values()].map(setting => settingLine(setting, placeOf)) }))
      default:
        return [{ name, lines: linesOf(model, `${path}.${name}`, placeOf) }]
    }
  })
}

function settingsOf({ settings }: Node | Link, placeOf: PlaceOf): string[] {
  return [...settings.values()].map(setting => settingLine(setting, placeOf))
}

function lastOfEach(settings: readonly Setting[]): ReadonlyMap<string, Setting> {
  return new Map(settings.map(setting => [setting.key.value, setting]))
}

function settingLine({ key, value, path, secret }: Setting, placeOf: PlaceOf): string {
  const note = keyAt(path) === undefined ? ', unknown' : ''
  return `${key.value}: ${secret === undefined ? value.value : mask}   # ${inFile(value, placeOf)}${note}`
}

/** The file is named once, above all. */
function inFile(origin: Origin, placeOf: PlaceOf): string {
  const place = placeOf(origin)
  return place.startsWith(`${origin.file}:`) ? place.slice(origin.file.length + 1) : place
}

/** What counts in a section without being said in it. */
function workedOut(model: CorosyncConf, path: string): string[] {
  const said = (key: string): boolean => model.settings.has(`${path}.${key}`)
  const lines = path === 'totem' ? ofTotem(model) : path === 'quorum' ? ofQuorum(model) : []
  return lines.filter(({ key, isAlways }) => isAlways === true || !said(key)).map(({ key, value, why }) => `${key}: ${value}   # ${why}`)
}

interface WorkedOut {
  readonly key: string
  readonly value: string
  readonly why: string
  /** What is said is not yet what counts. */
  readonly isAlways?: boolean
}

function ofTotem(model: CorosyncConf): WorkedOut[] {
  const { transport } = transportOf(model)
  const { cipher, hash } = cryptoOf(model)
  const { token, retransmit, hold, join, consensus } = timesOf(model)
  const encrypts = model.settings.has('totem.secauth') ? 'by secauth' : 'default'
  const isLonger = model.nodes.length > 2 && isAtLeast(model.target, '2.3.4')
  return [
    { key: 'transport', value: transport, why: 'default' },
    ...(isAtLeast(model.target, '2.0') ? [{ key: 'crypto_cipher', value: cipher, why: encrypts }, { key: 'crypto_hash', value: hash, why: encrypts }] : []),
    { key: 'token', value: String(token), why: isLonger ? `by ${model.nodes.length} nodes` : 'default', isAlways: isLonger },
    { key: 'token_retransmit', value: String(retransmit), why: 'computed' },
    { key: 'hold', value: String(hold), why: 'computed' },
    { key: 'join', value: String(join), why: 'default' },
    { key: 'consensus', value: String(consensus), why: 'computed' },
  ]
}

function ofQuorum(model: CorosyncConf): WorkedOut[] {
  if (model.settings.get('quorum.provider')?.value.value !== 'corosync_votequorum') return []
  const votes = votesOf(model)
  const isPair = model.settings.get('quorum.two_node')?.value.value === '1'
  const hasDevice = model.sections.some(({ path }) => path === 'quorum.device')
  return [
    ...(model.nodes.length === 0 || votes === undefined ? [] : [{ key: 'expected_votes', value: String(votes), why: `by nodelist${hasDevice ? ', without the device' : ''}` }]),
    ...(isPair ? [{ key: 'wait_for_all', value: '1', why: 'by two_node' }] : []),
  ]
}
