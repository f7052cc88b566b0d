import type { PlainElement } from '../../xml/plain.js'
import { bareWord, pair, quoted, sayNoMore } from './pen.js'
import type { Pen } from './pen.js'
import { ruleText, scoreText } from './sets.js'

const roles = ['Started', 'Stopped', 'Master', 'Slave', 'Promoted', 'Unpromoted']
const actions = ['start', 'stop', 'promote', 'demote']

/** Writes a constraint: the lines of its statement. */
export function constraintLines(pen: Pen, element: PlainElement): string[] {
  switch (element.tag) {
    case 'rsc_location':
      return locationLines(pen, element)
    case 'rsc_colocation':
      return [colocationText(pen, element)]
    case 'rsc_order':
      return [orderText(pen, element)]
    case 'rsc_ticket':
      return [ticketText(pen, element)]
    default:
      pen.fail()
      return []
  }
}

function locationLines(pen: Pen, element: PlainElement): string[] {
  const { id, rsc, 'rsc-pattern': pattern, node, score, 'score-attribute': attribute, role, 'resource-discovery': discovery } = element.attributes
  sayNoMore(pen, element, { attributes: ['id', 'rsc', 'rsc-pattern', 'node', 'score', 'score-attribute', 'role', 'resource-discovery'], children: ['rule', 'resource_set'] })
  const sets = element.children.filter(({ tag }) => tag === 'resource_set')
  const rules = element.children.filter(({ tag }) => tag === 'rule')
  if ([rsc, pattern, sets[0]].filter(subject => subject !== undefined).length !== 1 || (node === undefined) !== (rules.length > 0)) pen.fail()
  if (node === undefined && (score !== undefined || attribute !== undefined)) pen.fail()
  const subject = rsc === undefined ? (pattern === undefined ? `{ ${setsText(pen, sets, { of: 'role', simple: -1 }).join(' ')} }` : patternText(pen, pattern)) : bareWord(pen, rsc, /^[A-Za-z_#][^\s"'\\=:/]*$/)
  const more = [['role', role], ['resource-discovery', discovery]].flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [pair(pen, name, value)]))
  const place = node === undefined ? [] : [`${scoreText(pen, score, attribute)}:`, bareWord(pen, node, /^[A-Za-z0-9_#-][^\s"'\\=]*$/)]
  return [['location', bareWord(pen, id), subject, ...more, ...place].join(' '), ...rules.map(rule => `rule ${ruleText(pen, rule)}`)]
}

function patternText(pen: Pen, pattern: string): string {
  if (pattern === '') pen.fail()
  return quoted(pen, `/${pattern}/`)
}

function colocationText(pen: Pen, element: PlainElement): string {
  const { id, score, 'score-attribute': attribute, 'node-attribute': nodeAttribute } = element.attributes
  const sides = ['rsc', 'with-rsc']
  sayNoMore(pen, element, { attributes: ['id', 'score', 'score-attribute', 'node-attribute', ...sides.flatMap(side => [side, `${side}-role`])], children: ['resource_set'] })
  if (nodeAttribute !== undefined && (nodeAttribute === '' || nodeAttribute !== nodeAttribute.toLowerCase())) pen.fail()
  return [
    'colocation',
    bareWord(pen, id),
    `${scoreText(pen, score, attribute)}:`,
    ...resourcesText(pen, element, { sides, of: 'role' }),
    ...(nodeAttribute === undefined ? [] : [pair(pen, 'node-attribute', nodeAttribute)]),
  ].join(' ')
}

function orderText(pen: Pen, element: PlainElement): string {
  const { id, kind, symmetrical } = element.attributes
  const sides = ['first', 'then']
  // A score would become a kind.
  sayNoMore(pen, element, { attributes: ['id', 'kind', 'symmetrical', ...sides.flatMap(side => [side, `${side}-action`])], children: ['resource_set'] })
  if (symmetrical !== undefined && symmetrical !== 'true' && symmetrical !== 'false') pen.fail()
  if (kind !== undefined && !['Mandatory', 'Optional', 'Serialize'].includes(kind)) pen.fail()
  return [
    'order',
    bareWord(pen, id),
    ...(kind === undefined ? [] : [`${kind}:`]),
    ...resourcesText(pen, element, { sides, of: 'action' }),
    ...(symmetrical === undefined ? [] : [`symmetrical=${symmetrical}`]),
  ].join(' ')
}

function ticketText(pen: Pen, element: PlainElement): string {
  const { id, ticket, 'loss-policy': policy } = element.attributes
  sayNoMore(pen, element, { attributes: ['id', 'ticket', 'loss-policy', 'rsc', 'rsc-role'], children: ['resource_set'] })
  if (policy !== undefined && !['stop', 'demote', 'fence', 'freeze'].includes(policy)) pen.fail()
  return [
    'rsc_ticket',
    bareWord(pen, id),
    `${bareWord(pen, ticket, /^[^\s"'\\:]+$/)}:`,
    ...resourcesText(pen, element, { sides: ['rsc'], of: 'role' }),
    ...(policy === undefined ? [] : [`loss-policy=${policy}`]),
  ].join(' ')
}

/** What stands behind the colon of a resource. */
interface Qualified {
  readonly of: 'role' | 'action'
}

function resourcesText(pen: Pen, element: PlainElement, { sides, of }: Qualified & { readonly sides: readonly string[] }): string[] {
  if (element.children.length === 0) return sides.map(side => withQualifier(pen, element.attributes[side], element.attributes[`${side}-${of}`], { of }))
  if (sides.some(side => element.attributes[side] !== undefined || element.attributes[`${side}-${of}`] !== undefined)) pen.fail()
  return setsText(pen, element.children, { of, simple: sides.length })
}

function withQualifier(pen: Pen, id: string | undefined, qualifier: string | undefined, { of }: Qualified): string {
  const name = bareWord(pen, id, /^[A-Za-z_#][^\s"'\\=:()[\]]*$/)
  if (name === '_rsc_set_') pen.fail()
  if (qualifier === undefined) return name
  if (!(of === 'role' ? roles : actions).includes(qualifier)) pen.fail()
  return `${name}:${qualifier}`
}

/** Writes sets of resources: `( a b )` in any order, `[ a b ]` one of them, as they stand otherwise. `simple` words would be no sets. */
function setsText(pen: Pen, sets: readonly PlainElement[], { of, simple }: Qualified & { readonly simple: number }): string[] {
  const words: string[] = []
  let plain: string | undefined
  for (const set of sets) {
    const { sequential, 'require-all': all, role, action } = set.attributes
    const qualifier = of === 'role' ? role : action
    sayNoMore(pen, set, { attributes: ['id', 'sequential', 'require-all', of], children: ['resource_ref'] })
    if (set.children.length === 0 || [sequential, all].some(value => value !== undefined && value !== 'false')) pen.fail()
    const members = set.children.map(reference => {
      sayNoMore(pen, reference, { attributes: ['id'] })
      return withQualifier(pen, reference.attributes['id'], qualifier, { of })
    })
    if (all === 'false') words.push('[', ...members, ...(sequential === undefined ? ['sequential=true'] : []), ']')
    else if (sequential === 'false') words.push('(', ...members, ')')
    else {
      // Two that follow upon each other would be one.
      if (plain === (qualifier ?? '')) pen.fail()
      words.push(...members)
    }
    plain = all === undefined && sequential === undefined ? (qualifier ?? '') : undefined
  }
  return words.length === simple ? ['_rsc_set_', ...words] : words
}
