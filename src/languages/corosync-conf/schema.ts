import type { Fault } from '../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateMarks } from '../../syntax/template-marks.js'
import type { TemplateMark } from '../../syntax/template-marks.js'
import { lineStartAt } from '../../text/line-at.js'
import { located } from '../../text/located.js'
import { Secret } from '../../text/secret.js'
import type { Reading, ReadOptions } from '../language.js'
import { doubtfulSections } from './analysis/doubt.js'
import type { CorosyncFile, Item, Statement, Word } from './ast.js'
import type { CorosyncConf, Link, Node, SectionView, Setting } from './model.js'
import { isKept, isLegal, isLost, lineFaults, longestPath } from './reading/lines.js'
import { numberIn, rangeOf } from './reading/number.js'
import { linkOf } from './reading/link.js'
import { settingFaults } from './reading/setting.js'
import { signsIn } from './reading/signs.js'
import { isUidgidFile, strangerIn } from './reading/uidgid-files.js'
import { isStrict, targetOf } from './targets.js'
import { keyAt } from './vocabulary.js'

/** Reads a parsed file as corosync of its release does. */
export function read(file: ParsedFile, options: ReadOptions): Reading<CorosyncConf> {
  const ast = file.ast as CorosyncFile
  const { facts = {} } = options
  const target = targetOf(options, [...signsIn(ast, file.source.id)])
  const { version } = target
  const faults: Fault[] = [...lineFaults(file.source, ast, version)]
  const all: SectionView[] = []
  const { settings } = contentsOf(ast.children, undefined, { file: file.source.id, target: version, all })
  const isBeside = isUidgidFile(file.source.id)
  const stranger = isBeside ? strangerIn(settings, all) : undefined
  if (stranger !== undefined) faults.push(stranger)
  const [top, sections] = isBeside ? [[], all.filter(({ path }) => path === 'uidgid')] : [settings, all]
  for (const fault of settingFaults({ top, sections }, version)) faults.push(fault)
  // What a shell script writes into the file stands around the text, and is told as such.
  const marks = [...templateMarks(file.source.text)].filter(({ opening }) => !opening.startsWith('<<'))
  const firstMark = marks.find(mark => !isInRemark(file.source.text, mark))
  const model: CorosyncConf = {
    file: file.source.id,
    target: version,
    sections,
    top,
    settings: effective(top, sections),
    nodes: nodesOf(sections),
    links: linksOf(sections, version),
    ...(facts.host === undefined ? {} : { host: facts.host }),
    ...(facts.addresses === undefined ? {} : { addresses: facts.addresses }),
    ...(facts.mode === undefined ? {} : { mode: facts.mode }),
    isPartial: marks.length > 0 || ast.hasOtherLineEnds,
    ...(firstMark === undefined ? {} : { firstMark }),
    doubtful: doubtfulSections(ast, version),
  }
  return { file, model, faults, target, facts }
}

function isInRemark(text: string, { span: { start } }: TemplateMark): boolean {
  return text.slice(lineStartAt(text, start), start).trimStart().startsWith('#')
}

interface Contents {
  readonly settings: Setting[]
  readonly inner: SectionView[]
}

/** Lists what stands in a section, and puts the sections in it to the list of all. */
function contentsOf(children: readonly Statement[], around: string | undefined, context: { readonly file: string; readonly target: string; readonly all: SectionView[] }): Contents {
  const { file, target, all } = context
  const settings: Setting[] = []
  const inner: SectionView[] = []
  for (const child of children) {
    if (child.kind === 'Item' && isKept(child, around, target)) settings.push(settingOf(child, around, file))
    if (child.kind !== 'Section' || isLost(child, target)) continue
    const path = joined(around, child.name.text)
    if (path.length > longestPath) continue
    const own = all.length
    const isWhole = child.children.every(isUnderstood)
    const place = { path, name: placed(child.name, file), place: { file, span: child.span }, isWhole }
    all.push({ ...place, settings: [], inner: [] })
    const view = { ...place, ...contentsOf(child.children, path, context) }
    all[own] = view
    inner.push(view)
  }
  return { settings, inner }
}

function isUnderstood(child: Statement): boolean {
  return child.kind !== 'Words' && (child.kind === 'Closing' || isLegal(child.kind === 'Item' ? child.key.text : child.name.text))
}

function settingOf({ key, value }: Item, around: string | undefined, file: string): Setting {
  const path = joined(around, key.text)
  const isSecret = keyAt(path)?.isSecret === true
  return {
    path,
    section: around ?? '',
    key: placed(key, file),
    value: placed(value, file),
    ...(isSecret ? { secret: located(new Secret(value.text), file, value.span) } : {}),
  }
}

function joined(around: string | undefined, name: string): string {
  return around === undefined ? name : `${around}.${name}`
}

function placed({ text, span }: Word, file: string): CorosyncConf['sections'][number]['name'] {
  return located(text, file, span)
}

/** Sections of which each is one of several. */
const repeated = new Set(['nodelist.node', 'totem.interface', 'totem.interface.member', 'logging.logger_subsys', 'logging.logging_daemon', 'uidgid', 'service'])

function effective(top: readonly Setting[], sections: readonly SectionView[]): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>()
  const all = [...top, ...sections.filter(({ path }) => !repeated.has(path)).flatMap(section => section.settings)]
  for (const setting of all.sort((a, b) => a.key.span.start - b.key.span.start)) settings.set(setting.path, setting)
  return settings
}

/** The counter of nodes begins anew with each nodelist: a second list goes over the first, key by key. A node without keys is none. */
function nodesOf(sections: readonly SectionView[]): readonly Node[] {
  const nodes: { place: Node['place']; isWhole: boolean; keys: Map<string, Setting> }[] = []
  for (const list of sections.filter(({ path }) => path === 'nodelist')) {
    for (const [index, section] of list.inner.filter(({ path }) => path === 'nodelist.node').entries()) {
      const node = nodes[index] ?? { place: section.name, isWhole: section.isWhole, keys: new Map<string, Setting>() }
      nodes[index] = node
      for (const setting of settingsOfNode(section)) node.keys.set(setting.key.value, setting)
    }
  }
  return nodes.filter(({ keys, isWhole }) => keys.size > 0 || !isWhole).map(({ place, isWhole, keys }) => {
    const [name, nodeid, votes] = [keys.get('name'), keys.get('nodeid'), keys.get('quorum_votes')]
    const addresses = new Map<number, Setting>()
    for (const [key, setting] of keys) {
      const link = linkOf(key)
      if (link !== undefined) addresses.set(link, setting)
    }
    return {
      place,
      isWhole,
      settings: keys,
      ...(name === undefined ? {} : { name }),
      ...(nodeid === undefined ? {} : { nodeid }),
      ...(votes === undefined ? {} : { votes }),
      addresses,
    }
  })
}

/** Keys of a section within a node are keys of the node: corosync goes by the state that it is in. */
function settingsOfNode({ settings, inner }: SectionView): Setting[] {
  return [...settings, ...inner.flatMap(settingsOfNode)]
}

/** Interface sections are about the link that they name, wherever in them, else about the first. */
function linksOf(sections: readonly SectionView[], target: string): ReadonlyMap<number, Link> {
  const links = new Map<number, { number: number; place: Link['place']; settings: Map<string, Setting> }>()
  const numberKey = isStrict(target) ? 'linknumber' : 'ringnumber'
  const range = rangeOf('u8')
  for (const section of sections.filter(({ path }) => path === 'totem.interface')) {
    const named = section.settings.filter(({ key }) => key.value === numberKey)
    const value = named[named.length - 1]?.value.value
    const number = value === undefined || range === undefined ? 0 : numberIn(value, range)
    if (number === undefined) continue
    const link = links.get(number) ?? { number, place: section.name, settings: new Map<string, Setting>() }
    links.set(number, link)
    for (const setting of section.settings) link.settings.set(setting.key.value, setting)
  }
  return links
}
