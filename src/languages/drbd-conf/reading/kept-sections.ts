import { originOf } from '../../../text/located.js'
import type { Reading } from '../../language.js'
import { endOf } from '../ast.js'
import { settingsInBody } from '../analysis/settings-in-body.js'
import { noteUses } from '../analysis/uses.js'
import type { GrowingUses } from '../analysis/uses.js'
import type { DrbdConfFile } from '../parse.js'
import { dialectOf } from '../vocabulary.js'
import { CopiedResource } from '../stencils/copied-resource.js'
import type { Dialect, Model, Setting } from '../schema.js'
import type { KeptSection, KeptSections } from './kept.js'
import type { GrowingIndex } from './setting-index.js'

/**
 * Keeps of a former reading what need not be read again: an editor changes one section at a time. Nothing is kept of a file whose
 * braces leave open what belongs to what, and of a long one its resources only.
 */
export function keptSections(file: DrbdConfFile, former: Reading<Model> | undefined): KeptSections | undefined {
  if (former === undefined || !isPlain(file) || !isPlain(former.file as DrbdConfFile)) return undefined
  if (file.isLong !== (former.file as DrbdConfFile).isLong || former.faults.length > mostFaults) return undefined
  const edits = file.isLong ? (editCounts.get(former.model) ?? 0) + 1 : 0
  if (edits > mostEdits || (file.isLong && dialectOf(former.target.version) === '0.7')) return undefined
  const isSame = unchangedIn(former.file.source.text, file.source.text)
  const wrong = former.faults.map(({ at }) => originOf(at).span)
  const byStart = new Map<number, KeptSection>()
  for (const section of former.model.sections) {
    if (section.kind === 'include' || (file.isLong ? section.kind !== 'resource' : section instanceof CopiedResource)) continue
    const { extent } = section
    if (!isSame(extent.start, extent.end) || wrong.some(({ start, end }) => start <= extent.end && end >= extent.start)) continue
    if (section.kind === 'global' || !section.isBroken) byStart.set(extent.start, section)
  }
  return {
    edits,
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

/** What is kept holds on to the text in which it was read: from time to time all is read anew. */
const mostEdits = 32
const editCounts = new WeakMap<Model, number>()

/** Takes note of how many edits lie behind what a model keeps. */
export function countEdits(model: Model, { edits }: KeptSections): void {
  if (edits > 0) editCounts.set(model, edits)
}

/** Takes note of what a section says that was read before, as reading it would. */
export function takeOver(section: KeptSection, { settings, uses, dialect }: { readonly settings: GrowingIndex; readonly uses: GrowingUses; readonly dialect: Dialect }): void {
  for (const setting of settingsOf(section)) settings.add(setting)
  if (section.kind === 'resource') noteUses(uses, section, dialect)
}

function isPlain({ isPaired, meant }: DrbdConfFile): boolean {
  return isPaired && meant === undefined
}

/** In the order in which they stand; a section is kept from edit to edit. */
function settingsOf(section: KeptSection): readonly Setting[] {
  if (section.kind === 'global') return section.settings
  let settings = settingsKnown.get(section)
  if (settings === undefined) settingsKnown.set(section, (settings = settingsInBody(section).toSorted((a, b) => a.extent.start - b.extent.start)))
  return settings
}

const settingsKnown = new WeakMap<KeptSection, readonly Setting[]>()

/** Tells of which stretches one text says at the same place what another one says. */
function unchangedIn(before: string, now: string): (start: number, end: number) => boolean {
  const shorter = Math.min(before.length, now.length)
  let same = 0
  while (same + block <= shorter && before.slice(same, same + block) === now.slice(same, same + block)) same += block
  while (same < shorter && before.charCodeAt(same) === now.charCodeAt(same)) same += 1
  let behind = now.length
  if (before.length === now.length) {
    while (behind - block > same && before.slice(behind - block, behind) === now.slice(behind - block, behind)) behind -= block
    while (behind > same && before.charCodeAt(behind - 1) === now.charCodeAt(behind - 1)) behind -= 1
  }
  return (start, end) => end <= same || start >= behind
}

/** So many characters are compared at once, which is faster than one by one. */
const block = 4_096
