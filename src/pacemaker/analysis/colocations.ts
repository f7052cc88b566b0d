import type { Origin } from '../../text/located.js'
import { attributeOf, childrenOf, valueOf } from '../ast.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import type { Cib, Constraint } from '../model.js'
import { booleanOf } from '../reading/cluster-value.js'

/** Something that is placed by where something else runs, as a colocation or its sets of resources say. */
export interface Placing {
  readonly id: string
  /** What is placed, and by what; of those with a role only in that role. */
  readonly resource: string
  readonly role: string | undefined
  readonly with: string
  readonly withRole: string | undefined
  /** Where the role of the other and the score are written. */
  readonly withRoleAt: XmlAttribute | undefined
  readonly scoreAt: XmlAttribute | undefined
  readonly place: Origin
}

interface Member {
  readonly name: string
  readonly role: XmlAttribute | undefined
}

interface MemberSet {
  readonly members: readonly Member[]
  readonly isSequential: boolean
  readonly scoreAt: XmlAttribute | undefined
}

/**
 * Lists what a colocation places by what. In a set each member goes by the one before it, unless it is not sequential; the first of a
 * set, or each, goes by the last of the set behind it, or by all of them. Who goes by one goes by what that one goes by: of that
 * no more is listed than by the first of the own set, and by the ends of the set behind, so that the list grows with the text.
 *
 * Source: pacemaker 2.1.5 lib/pacemaker/pcmk_sched_colocation.c unpack_colocation_set(), colocate_rsc_sets(); the tests ask crm_simulate.
 */
export function* placingsOf(constraint: Constraint): Generator<Placing> {
  const { element, place, id } = constraint
  if (constraint.kind !== 'colocation') return
  const scoreAt = attributeOf(element, 'score')
  const placing = (member: Member, other: Member, score: XmlAttribute | undefined): Placing => ({ id, place, resource: member.name, role: member.role?.value, with: other.name, withRole: other.role?.value, withRoleAt: other.role, scoreAt: score })
  const [resource, by] = ['rsc', 'with-rsc'].map(name => valueOf(element, name))
  if (resource !== undefined && by !== undefined) {
    yield placing({ name: resource, role: attributeOf(element, 'rsc-role') }, { name: by, role: attributeOf(element, 'with-rsc-role') }, scoreAt)
    return
  }
  const sets = childrenOf(element, 'resource_set').map(setOf)
  for (const [index, set] of sets.entries()) {
    const { members } = set
    for (const [at, later] of set.isSequential ? members.entries() : []) {
      const [before, first] = [members.slice(Math.max(0, at - 1), at), members.slice(0, Math.min(1, at))]
      for (const earlier of ends(before, first)) yield placing(later, earlier, set.scoreAt ?? scoreAt)
    }
    const others = othersOf(sets[index + 1])
    for (const member of members) for (const other of others) yield placing(member, other, scoreAt)
  }
}

/** Lists what all colocations place by what. */
export function* placingsIn({ constraints }: Cib): Generator<Placing> {
  for (const constraint of constraints) yield* placingsOf(constraint)
}

/** Those of the set behind by which each of a set goes. */
function othersOf(behind: MemberSet | undefined): readonly Member[] {
  if (behind === undefined) return []
  return behind.isSequential ? ends(behind.members.slice(-1), behind.members.slice(0, 1)) : behind.members.slice(0, mostOthers)
}

/** More than somebody wrote who gave each of them a thought: the list shall grow with the text, not with its square. */
const mostOthers = 300

function ends(one: readonly Member[], other: readonly Member[]): readonly Member[] {
  return [...new Set([...one, ...other])]
}

function setOf(set: XmlElement): MemberSet {
  const role = attributeOf(set, 'role')
  return {
    members: childrenOf(set, 'resource_ref').flatMap(reference => {
      const name = valueOf(reference, 'id')
      return name === undefined ? [] : [{ name, role }]
    }),
    isSequential: booleanOf(valueOf(set, 'sequential') ?? 'true') !== false,
    scoreAt: attributeOf(set, 'score'),
  }
}

/** Tells whether a role is the one in which a copy may write. */
export function isPrimaryRole(role: string | undefined): boolean {
  return /^(?:Promoted|Master)$/i.test(role ?? '')
}

/** Tells whether a score leaves no choice: together, or not at all. */
export function isSure(scoreAt: XmlAttribute | undefined): boolean {
  return /^\+?INFINITY$/i.test(scoreAt?.value ?? '')
}
