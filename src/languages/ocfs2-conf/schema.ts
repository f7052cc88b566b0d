import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { createFaults } from '../../diagnostics/fault-list.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { located } from '../../text/located.js'
import type { FileId, Located, Origin } from '../../text/located.js'
import type { Reading, ReadOptions } from '../language.js'
import type { Attribute, Ocfs2File, Stanza } from './ast.js'
import { createInspection } from './reading/inspection.js'
import type { Inspection } from './reading/inspection.js'
import { meantSection } from './reading/lacks.js'
import { kindOf } from './reading/meant.js'
import type { ClusterSection, HeartbeatSection, NodeSection, Ocfs2Conf, OtherSection, Replaced, Section } from './model.js'
import { targetOf } from './targets.js'
import { stanzaEntries } from './vocabulary.js'

/** Reads a parsed file as `o2cb_config_load()` does. */
export function read(file: ParsedFile, options: ReadOptions): Reading<Ocfs2Conf> {
  const { stanzas: written, rearranged, isTemplate } = file.ast as Ocfs2File
  const stanzas = isTemplate ? [] : written
  const { id } = file.source
  const target = targetOf(options)
  const { version } = target
  const meant = stanzas.map(stanza => meantSection(sectionOf(stanza, id)))
  const { sections, faults: found } = readSections(meant.map(({ section }) => section), version)
  const liberties = [...(isTemplate ? [] : (rearranged?.faults ?? [])), ...meant.flatMap(({ fault }) => fault ?? [])]
  const asRead = (): readonly Section[] => (rearranged?.stanzasAsRead ?? stanzas).map(stanza => sectionOf(stanza, id))
  const faults =
    liberties.length === 0
      ? found
      : withLiberties(liberties, {
          faults: found,
          isRefused: file.faults.length > 0 || readSections(asRead(), version).faults.some(isRefusal),
        })
  const { facts = {} } = options
  const model: Ocfs2Conf = {
    file: id,
    sections,
    clusters: sections.filter(section => section.kind === 'cluster'),
    nodes: sections.filter(section => section.kind === 'node'),
    heartbeats: sections.filter(section => section.kind === 'heartbeat'),
    isBroken: file.faults.length > 0 || faults.length > 0,
    isRearranged: liberties.length > 0,
    ...(facts.mode === undefined ? {} : { mode: facts.mode }),
  }
  return { file, model, faults, target, facts }
}

interface ReadSections {
  readonly sections: Ocfs2Conf['sections']
  readonly faults: readonly Fault[]
}

function readSections(sections: readonly Section[], version: string): ReadSections {
  const faults = createFaults()
  const clusterNames = new Set<string>()
  for (const section of sections) {
    const name = section.head.value === 'cluster' ? section.attributes.get('name')?.value : undefined
    if (name !== undefined) clusterNames.add(name)
  }
  const inspection = createInspection({ faults, version, clusterNames, sections })
  return { sections: sections.map(section => typed(section, inspection)), faults }
}

/** All faults that come of reading are refusals, unless they say otherwise. */
function isRefusal({ severity = 'error', origin = 'daemon' }: Fault): boolean {
  return severity === 'error' && origin === 'daemon'
}

/** Puts what was taken otherwise than o2cb does beside what is wrong all the same: what o2cb takes it does not refuse. */
function withLiberties(
  liberties: readonly Fault[],
  { faults, isRefused }: { readonly faults: readonly Fault[]; readonly isRefused: boolean },
): readonly Fault[] {
  const practice = (fault: Fault): Fault => ({ ...fault, origin: 'practice' })
  if (!isRefused) return [...liberties, ...faults].map(practice)
  // Each of them may be the one that o2cb stops at; none needs to where another fault is.
  const isExplained = faults.some(isRefusal)
  return [...liberties.map(fault => (isExplained ? practice(fault) : fault)), ...faults]
}

function typed(section: Section, inspection: Inspection): ClusterSection | NodeSection | HeartbeatSection | OtherSection {
  switch (section.head.value) {
    case 'cluster':
      return clusterSection(section, inspection)
    case 'node':
      return nodeSection(section, inspection)
    case 'heartbeat':
      return heartbeatSection(section, inspection)
    default:
      return { ...section, kind: 'other' }
  }
}

function clusterSection(section: Section, inspection: Inspection): ClusterSection {
  const part = inspection.of(section, true)
  return {
    ...section,
    kind: 'cluster',
    ...entry('name', part.text('name', { mayBeEmpty: true })),
    ...entry('nodeCount', part.number('node_count', { largest: 4294967295 })),
    ...entry('heartbeatMode', part.heartbeatMode()),
  }
}

function nodeSection(section: Section, inspection: Inspection): NodeSection {
  const isJoined = inspection.isJoined(section.attributes.get('cluster'))
  const part = inspection.of(section, isJoined)
  return {
    ...section,
    kind: 'node',
    isJoined,
    ...entry('name', part.text('name')),
    ...entry('cluster', part.cluster()),
    ...entry('number', part.number('number', { largest: 2147483646 })),
    ...entry('address', part.address()),
    ...entry('port', part.number('ip_port', { largest: 4294967295 })),
  }
}

function heartbeatSection(section: Section, inspection: Inspection): HeartbeatSection {
  const isJoined = inspection.isJoined(section.attributes.get('cluster'))
  const part = inspection.of(section, isJoined && inspection.readsHeartbeats)
  return {
    ...section,
    kind: 'heartbeat',
    isJoined,
    ...entry('cluster', part.cluster()),
    ...entry('region', part.text('region')),
  }
}

function sectionOf(stanza: Stanza, file: FileId): Section {
  const attributes = new Map<string, Located<string>>()
  const places = new Map<string, Located<string>>()
  const replaced: Replaced[] = []
  for (const attribute of stanza.attributes) {
    if (attribute.equals === undefined) continue
    const name = located(attribute.name.text, file, attribute.name.span)
    const before = places.get(name.value)
    const value = attributes.get(name.value)
    if (before !== undefined && value !== undefined) replaced.push({ name: before, value, by: name })
    places.set(name.value, name)
    attributes.set(name.value, valueOf(attribute, file))
  }
  return {
    head: located(headOf(stanza), file, stanza.name.span),
    attributes,
    replaced,
    names: stanza.attributes.map(({ name }) => located(name.text, file, name.span)),
    isWhole: stanza.isWhole,
    isSound: stanza.isSound,
  }
}

/** A broken head is taken for the section that it most likely was to be: it has been reported, and its attributes need not be. */
function headOf({ name, isSound, attributes }: Stanza): string {
  if (isSound || attributes.length === 0) return name.text
  return didYouMean(name.text, stanzaEntries.map(entry => entry.name)) ?? kindOf(attributes)
}

/** An empty value stands right behind the equals sign. */
function valueOf({ value, equals, name }: Attribute, file: FileId): Located<string> {
  const { end } = equals ?? name.span
  return value === undefined ? located('', file, { start: end, end }) : located(value.text, file, value.span)
}

function entry<Key extends string, Value extends Origin>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value }
}
