import type { Item } from '../ast.js'
import type { CommonSection, GlobalSection, ResourceSection } from '../schema.js'

/** A section that says what it means by itself, wherever the file goes on. */
export type KeptSection = GlobalSection | CommonSection | ResourceSection

/** A resource of a long file that was read before, and is not parsed again. */
export interface KeptPart {
  readonly kind: 'KeptPart'
  readonly section: ResourceSection
}

/** What was read of a file before it was changed. */
export interface KeptSections {
  /** Finds the section that was read of an item, where neither its text nor its place has changed, and nothing was wrong with it. */
  sectionOf(item: Item): KeptSection | undefined
  /** Finds such a resource of a long file by where it begins and ends. */
  partAt(start: number, end: number | undefined): KeptPart | undefined
}
