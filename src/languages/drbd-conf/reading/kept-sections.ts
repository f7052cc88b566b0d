import { originOf } from '../../../text/located.js'
import type { Reading } from '../../language.js'
import type { Item } from '../ast.js'
import { endOf } from '../ast.js'
import { settingsInBody } from '../analysis/settings-in-body.js'
import { noteUses } from '../analysis/uses.js'
import type { GrowingUses } from '../analysis/uses.js'
import type { DrbdConfFile } from '../parse.js'
import { CopiedResource } from '../stencils/copied-resource.js'
import type { CommonSection, Dialect, GlobalSection, Model, ResourceSection, Setting } from '../schema.js'
import type { GrowingIndex } from './setting-index.js'

/** A section that says what it means by itself, wherever the file goes on. */
export type KeptSection = GlobalSection | CommonSection | ResourceSection

/** What was read of a file before it was changed. */
export interface KeptSections {
  /** Finds the section that was read of an item, where neither its text nor its place has changed, and nothing was wrong with it. */
  sectionOf(item: Item): KeptSection | undefined
}

/**
 * Keeps of a former reading what need not be read again: an editor changes one section at a time. Nothing is kept of a long file,
 * which is not kept whole anyway, nor of one whose braces leave open what belongs to what.
 */
export function keptSections(file: DrbdConfFile, former: Reading<Model> | undefined): KeptSections | undefined {
  if (former === undefined || !isPlain(file) || !isPlain(former.file as DrbdConfFile)) return undefined
  const isSame = unchangedIn(former.file.source.text, file.source.text)
  const wrong = former.faults.map(({ at }) => originOf(at).span)
  const byStart = new Map<number, KeptSection>()
  for (const section of former.model.sections) {
    if (section.kind === 'include' || section instanceof CopiedResource) continue
    const { extent } = section
    if (!isSame(extent.start, extent.end) || wrong.some(({ start, end }) => start <= extent.end && end >= extent.start)) continue
    if (section.kind === 'global' || !section.isBroken) byStart.set(extent.start, section)
  }
  return {
    sectionOf(item) {
      const section = byStart.get(item.start)
      return section !== undefined && section.extent.end === endOf(item) ? section : undefined
    },
  }
}

/** Takes note of what a section says that was read before, as reading it would. */
export function takeOver(section: KeptSection, { settings, uses, dialect }: { readonly settings: GrowingIndex; readonly uses: GrowingUses; readonly dialect: Dialect }): void {
  for (const setting of settingsOf(section)) settings.add(setting)
  if (section.kind === 'resource') noteUses(uses, section, dialect)
}

function isPlain({ isPaired, isLong, meant }: DrbdConfFile): boolean {
  return isPaired && !isLong && meant === undefined
}

/** In the order in which they stand. */
function settingsOf(section: KeptSection): readonly Setting[] {
  return section.kind === 'global' ? section.settings : settingsInBody(section).toSorted((a, b) => a.extent.start - b.extent.start)
}

/** Tells of which stretches one text says at the same place what another one says. */
function unchangedIn(before: string, now: string): (start: number, end: number) => boolean {
  const shorter = Math.min(before.length, now.length)
  let same = 0
  while (same < shorter && before.charCodeAt(same) === now.charCodeAt(same)) same += 1
  let behind = now.length
  if (before.length === now.length) while (behind > same && before.charCodeAt(behind - 1) === now.charCodeAt(behind - 1)) behind -= 1
  return (start, end) => end <= same || start >= behind
}
