import { originOf } from '../../../text/located.js'
import type { Reading } from '../../language.js'
import { addTo } from '../../../text/multimap.js'
import type { Source } from '../../../text/source.js'
import type { Span } from '../../../text/span.js'
import { lengthOfEqualEnd, lengthOfEqualStart } from '../../../text/text-change.js'
import { endOf } from '../ast.js'
import type { Item } from '../ast.js'
import { settingsInBody } from '../analysis/settings-in-body.js'
import { addUses, createUses, noteUses } from '../analysis/uses.js'
import type { GrowingUses } from '../analysis/uses.js'
import type { DrbdConfFile } from '../parse.js'
import { dialectOf } from '../vocabulary.js'
import { CopiedResource } from '../stencils/copied-resource.js'
import type { StencilBook } from '../stencils/stencil-book.js'
import type { CommonSection, Dialect, Model, ResourceSection, Setting, TopSection } from '../schema.js'
import type { KeptSection, KeptSections } from './kept.js'
import { asRead, movedResource } from './moved-resource.js'
import type { GrowingIndex } from './setting-index.js'

/**
 * Keeps of a former reading what need not be read again: an editor changes one section at a time. What stands behind the change
 * has moved. Of a file whose braces leave open what belongs to what, only sections are taken for what they were that have all of
 * theirs, and those that fit one of the stencils.
 */
export function keptSections(file: DrbdConfFile, former: Reading<Model> | undefined, stencils: StencilBook | undefined): KeptSections | undefined {
  if (former === undefined || file.meant !== undefined || !isPlain(former.file as DrbdConfFile)) return undefined
  const { isLong } = former.file as DrbdConfFile
  if ((file.isPaired && file.isLong !== isLong) || former.faults.length > mostFaults) return undefined
  if (isLong && dialectOf(former.target.version) === '0.7') return undefined
  const movedBy = movesBetween(former.file.source.text, file.source.text)
  const wrong = former.faults.map(({ at }) => originOf(at).span)
  const byStart = new Map<number, KeptSection>()
  for (const section of withFewTexts(former)) {
    if (section.kind === 'include' || (!isLong && section instanceof CopiedResource)) continue
    const { extent } = section
    const by = movedBy(extent)
    if (by === undefined || wrong.some(({ start, end }) => start <= extent.end && end >= extent.start)) continue
    if (section.kind === 'resource' && !section.isBroken && !(section instanceof CopiedResource && by !== 0)) byStart.set(extent.start + by, movedResource(section, by))
    else if (by === 0 && (section.kind === 'global' || !section.isBroken)) byStart.set(extent.start, section)
  }
  return {
    sectionOf(item) {
      if (!file.isPaired && !hasAllSigns(item)) return undefined
      const section = byStart.get(item.start)
      if (section !== undefined) return section.extent.end === endOf(item) ? section : undefined
      const found = file.isPaired || !isLong ? undefined : stencils?.find(file.source.text, item.start)
      return found !== undefined && found.end === endOf(item) ? new CopiedResource(file.source.id, found) : undefined
    },
    partAt(start, end) {
      const section = byStart.get(start)
      return section?.kind === 'resource' && section.extent.end === end ? { kind: 'KeptPart', section } : undefined
    },
  }
}

/** Tells whether all that an item holds has its braces and its `;`: then it is read as it would be by itself. */
function hasAllSigns({ kind, block, end }: Item): boolean {
  if (kind === 'Stray') return false
  return block === undefined ? end >= 0 : block.open >= 0 && block.close >= 0 && block.items.every(hasAllSigns)
}

const wholeBefore = new WeakMap<Model, Reading<Model>>()

/** Gives the last reading of a file of which sections can be kept: who types a brace has not typed its partner yet. */
export function lastWhole(former: Reading<Model>): Reading<Model> | undefined {
  return isPlain(former.file as DrbdConfFile) ? former : wholeBefore.get(former.model)
}

/** Remembers with what was read of a file that lacks a brace what was read before. */
export function rememberWhole({ file, model }: Reading<Model>, former: Reading<Model> | undefined): void {
  const whole = former === undefined || isPlain(file as DrbdConfFile) ? undefined : lastWhole(former)
  if (whole !== undefined) wholeBefore.set(model, whole)
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
