import type { Fix, FixSafety } from '../../../diagnostics/fix.js'
import type { Edit } from '../../../text/edit.js'
import { endOf } from '../ast.js'
import type { Block, Item } from '../ast.js'
import { appended, appendedTo, endWithComment, removed, removedWithComment } from './edits.js'
import { bodyOf, fixIn, hasUnclearSection, headOf, holdsOption, isWhole, sectionIn, sectionOf } from './site.js'
import type { Site } from './site.js'

/** Where a statement goes. `section` is absent where it becomes a statement of the resource itself. */
export interface Destination {
  readonly section?: string
  /** The statement as it is to stand there, with its `;`. */
  readonly statement: string
  readonly title: string
  readonly safety: FixSafety
}

/** Moves a statement into another section of the same resource, with the comment that follows on its line. */
export function moveOption(site: Site, { section, statement, title, safety }: Destination): Fix | undefined {
  const { text, item } = site
  const body = bodyOf(site)
  if (body?.block === undefined || !isWhole(site)) return undefined
  if (section !== undefined && hasUnclearSection(body, section)) return undefined // A second one would be refused.
  const name = /^[^\s;]+/.exec(statement)?.[0] ?? ''
  if (section !== undefined && sectionOf(site) === section) return renamedInPlace(site, { section, statement, title, safety })
  if (holdsOption(section === undefined ? body : sectionIn(body, section), name)) return undefined
  const comment = text.slice(endOf(item), endWithComment(text, item))
  const moved = comment === '' ? statement : `${statement}${comment}`
  const added = section === undefined ? ownStatement(text, body.block, moved) : appendedTo(text, body, section, moved)
  if (added === undefined) return undefined
  return fixIn(site, title, safety, [...takenOut(site, comment), ...added])
}

/** It stands where it belongs already. */
function renamedInPlace(site: Site, { section, statement, title, safety }: Destination): Fix | undefined {
  const { item, around } = site
  const name = /^[^\s;]+/.exec(statement)?.[0] ?? ''
  if (section === undefined || holdsOption(around[around.length - 1], name)) return undefined
  return fixIn(site, title, safety, [{ span: { start: item.start, end: endOf(item) }, newText: statement }])
}

function ownStatement(text: string, block: Block, statement: string): readonly Edit[] | undefined {
  const edit = appended(text, block, statement)
  return edit === undefined ? undefined : [edit]
}

/** Removes the statement and its comment, and the section around it where nothing is left in that. */
function takenOut(site: Site, comment: string): Edit[] {
  const { text, item } = site
  const parent = site.around[site.around.length - 1]
  const isAlone = parent?.block?.items.length === 1 && isOptionSection(parent)
  if (isAlone && parent.block !== undefined && parent.block.close > 0) {
    const { open, close } = parent.block
    const rest = text.slice(open + 1, item.start) + text.slice(endOf(item) + comment.length, close)
    if (rest.trim() === '') return [removed(text, parent)]
  }
  return [comment === '' ? removed(text, item) : removedWithComment(text, item)]
}

function isOptionSection(item: Item): boolean {
  return ['disk', 'net', 'syncer', 'startup', 'handlers', 'options'].includes(headOf(item) ?? '')
}
