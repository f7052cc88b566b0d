import type { Edit } from '../../../text/edit.js'
import { textOf } from '../ast.js'
import type { Item } from '../ast.js'
import { isDialectFrom } from '../vocabulary.js'
import { removed, replaced } from './edits.js'
import { fixIn, headOf, sectionIn } from './site.js'
import type { Rewrite, Site } from './site.js'

/**
 * Makes a chain of 0.7's resync groups: each resource waits for one of the group before.
 *
 * All groups of the file change at once. A group ran in parallel and one member stands for it now, hence `unsafe`.
 */
export const syncerGroup: Rewrite = {
  mends: ['unsupported-option'],
  rewrite(site) {
    if (headOf(site.item) !== 'group' || !isDialectFrom(site.dialect, '8.0')) return undefined
    const members = membersOf(site)
    const edits: Edit[] = []
    for (const member of members) {
      const before = members.filter(other => other.group < member.group).sort((a, b) => b.group - a.group)[0]
      if (before === undefined) edits.push(removed(site.text, member.statement))
      else {
        const [head, value] = member.statement.words
        if (head !== undefined && value !== undefined) {
          edits.push(replaced({ start: head.start, end: value.end }, `after "${before.name}"`))
        }
      }
    }
    return edits.length === 0 ? undefined : fixIn(site, 'Let the resources of each group wait for the group before', 'unsafe', edits)
  },
}

interface Member {
  readonly name: string
  readonly group: number
  readonly statement: Item
}

function membersOf({ ast }: Site): readonly Member[] {
  const members: Member[] = []
  for (const item of ast.items) {
    const name = item.words[1]
    if (headOf(item) !== 'resource' || name === undefined) continue
    const statement = sectionIn(item, 'syncer')?.block?.items.find(inner => headOf(inner) === 'group')
    const group = Number(statement?.words[1]?.image)
    if (statement !== undefined && Number.isInteger(group)) members.push({ name: textOf(name), group, statement })
  }
  return members
}
