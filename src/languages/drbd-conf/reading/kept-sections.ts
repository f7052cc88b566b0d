import { originOf } from '../../../text/located.js'
import type { Reading } from '../../language.js'
import { addTo } from '../../../text/multimap.js'
import type { Source } from '../../../text/source.js'
import type { Span } from '../../../text/span.js'
import { lengthOfEqualEnd, lengthOfEqualStart } from '../../../text/text-change.js'
import { endOf } from '../ast.js'
import { settingsInBody } from '../analysis/settings-in-body.js'
import { addUses, createUses, noteUses } from '../analysis/uses.js'
import type { GrowingUses } from '../analysis/uses.js'
import type { DrbdConfFile } from '../parse.js'
import { dialectOf } from '../vocabulary.js'
import { CopiedResource } from '../stencils/copied-resource.js'
import type { CommonSection, Dialect, Model, ResourceSection, Setting, TopSection } from '../schema.js'
import type { KeptSection, KeptSections } from './kept.js'
import { asRead, movedResource } from './moved-resource.js'
import type { GrowingIndex } from './setting-index.js'

/**
 * Keeps of a former reading what need not be read again: an editor changes one section at a time. Nothing is kept of a file whose
 * braces leave open what belongs to what. What stands behind the change has moved.
 */
export function keptSections(file: DrbdConfFile, former: Reading<Model> | undefined): KeptSections | undefined {
  if (former === undefined || !isPlain(file) || !isPlain(former.file as DrbdConfFile)) return undefined
  if (file.isLong !== (former.file as DrbdConfFile).isLong || former.faults.length > mostFaults) return undefined
  if (file.isLong && dialectOf(former.target.version) === '0.7') return undefined
  const movedBy = movesBetween(former.file.source.text, file.source.text)
  const wrong = former.faults.map(({ at }) => originOf(at).span)
  const byStart = new Map<number, KeptSection>()
  for (const section of withFewTexts(former)) {
    if (section.kind === 'include' || (!file.isLong && section instanceof CopiedResource)) continue
    const { extent } = section
    const by = movedBy(extent)
    if (by === undefined || wrong.some(({ start, end }) => start <= extent.end && end >= extent.start)) continue
    if (section.kind === 'resource' && !section.isBroken && !(section instanceof CopiedResource && by !== 0)) byStart.set(extent.start + by, movedResource(section, by))
    else if (by === 0 && (section.kind === 'global' || !section.isBroken)) byStart.set(extent.start, section)
  }
  return {
    sectionOf(item) {
      const section = byStart.get(item.start)
      return section !== undefined && section.extent.end === endOf(item) ? section : undefined
    },
    partAt(start, end) {
      const section = byStart.get(start)
      return section?.kind === 'resource' && section.extent.end === end ? { kind: 'KeptPart', section } : undefined
    },
  }
}

/** To look for each section among more of them is not worth the while. */
const mostFaults = 100

/** What is kept holds on to the text in which it was read. */
const mostTexts = 32
const textsRead = new WeakMap<TopSection, Source>()

/** Lists the sections of a reading; where they hold on to too many texts, without those of which least was read in one text. */
function withFewTexts({ model, file }: Reading<Model>): readonly TopSection[] {
  const byText = new Map<Source, TopSection[]>()
  for (const section of model.sections) {
    const read = section.kind === 'resource' ? asRead(section) : section
    let source = textsRead.get(read)
    if (source === undefined) textsRead.set(read, (source = file.source))
    addTo(byText, source, section)
  }
  if (byText.size <= mostTexts) return model.sections
  const bySize = [...byText.values()].sort((a, b) => b.length - a.length)
  const dropped = new Set(bySize.slice(mostTexts / 2).flat())
  return model.sections.filter(section => !dropped.has(section))
}

/** Takes note of what a section says that was read before, as reading it would. */
export function takeOver(section: KeptSection, { settings, uses, dialect }: { readonly settings: GrowingIndex; readonly uses: GrowingUses; readonly dialect: Dialect }): void {
  if (section.kind !== 'resource') {
    for (const setting of settingsOf(section)) settings.add(setting)
    return
  }
  settings.addKept(section, settingsOf(asRead(section)))
  addUses(uses, usesOfKept(asRead(section), dialect))
}

const usesKnown = new WeakMap<ResourceSection, GrowingUses>()

/** What a resource uses; a reading is by one release. */
function usesOfKept(section: ResourceSection, dialect: Dialect): GrowingUses {
  let uses = usesKnown.get(section)
  if (uses === undefined) {
    usesKnown.set(section, (uses = createUses()))
    noteUses(uses, section, dialect)
  }
  return uses
}

function isPlain({ isPaired, meant }: DrbdConfFile): boolean {
  return isPaired && meant === undefined
}

/** In the order in which they stand; a section is kept from edit to edit. */
function settingsOf(section: KeptSection): readonly Setting[] {
  if (section.kind === 'global') return section.settings
  let settings = settingsKnown.get(section)
  if (settings === undefined) settingsKnown.set(section, (settings = settingsInOrder(section)))
  return settings
}

/** The settings of a resource of the plain kind stand in its own sections: nobody need read its hosts again. */
function settingsInOrder(section: CommonSection | ResourceSection): readonly Setting[] {
  const isSimple = section.kind === 'resource' && section.simple !== undefined
  const settings = isSimple ? section.options.flatMap(options => options.settings) : settingsInBody(section)
  return settings.toSorted((a, b) => a.extent.start - b.extent.start)
}

const settingsKnown = new WeakMap<KeptSection, readonly Setting[]>()

/** Tells how far a stretch of one text has moved in another; nothing where it is not the same any more. */
function movesBetween(before: string, now: string): (stretch: Span) => number | undefined {
  const same = lengthOfEqualStart(before, now)
  const behind = before.length - lengthOfEqualEnd(before, now, Math.min(before.length, now.length) - same)
  const by = now.length - before.length
  return ({ start, end }) => (end <= same ? 0 : start >= behind ? by : undefined)
}
