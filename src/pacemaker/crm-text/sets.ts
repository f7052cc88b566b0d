import type { PlainElement } from '../../xml/plain.js'
import { bareWord, pair, quoted, sayNoMore } from './pen.js'
import type { Pen } from './pen.js'

/** What a set is called in the crm shell. */
const words: Readonly<Record<string, string>> = { instance_attributes: 'params', meta_attributes: 'meta', utilization: 'utilization' }
/** What ends a list of pairs, so that it cannot be the name of a flag. */
const keywords: ReadonlySet<string> = new Set(['params', 'meta', 'utilization', 'operations', 'op', 'op_params', 'op_meta', 'rule', 'attributes', 'to', 'select'])

/** Writes a set of pairs with its keyword, which some statements have another one for. */
export function setText(pen: Pen, set: PlainElement, own: Readonly<Record<string, string>> = {}): string {
  const { id, score, 'id-ref': reference } = set.attributes
  const keyword = own[set.tag] ?? words[set.tag] ?? ''
  if (reference !== undefined) {
    sayNoMore(pen, set, { attributes: ['id-ref'] })
    return `${keyword} $id-ref=${quoted(pen, reference)}`
  }
  sayNoMore(pen, set, { attributes: ['id', 'score'], children: ['rule', 'nvpair'] })
  return [
    keyword,
    ...(pen.isReferred(id) ? [`$id=${quoted(pen, id ?? '')}`] : []),
    ...(score === undefined ? [] : [`${bareWord(pen, score, /^[^:\s"'\\=]+$/)}:`]),
    ...contentOf(pen, set),
  ].join(' ')
}

/** Writes what stands in a set: rules, then pairs. */
export function contentOf(pen: Pen, { children }: PlainElement): string[] {
  const firstPair = children.findIndex(({ tag }) => tag === 'nvpair')
  if (firstPair !== -1 && children.slice(firstPair).some(({ tag }) => tag !== 'nvpair')) pen.fail()
  return children.map(child => (child.tag === 'rule' ? `rule ${ruleText(pen, child)}` : pairText(pen, child)))
}

function pairText(pen: Pen, element: PlainElement): string {
  const { id, name, value, 'id-ref': reference } = element.attributes
  sayNoMore(pen, element, { attributes: ['id', 'name', 'value', 'id-ref'] })
  if (reference !== undefined) {
    if (value !== undefined) pen.fail()
    return `@${bareWord(pen, reference)}${name === undefined ? '' : `:${bareWord(pen, name)}`}`
  }
  if (name === undefined) pen.fail()
  if (value === undefined && keywords.has(name?.toLowerCase() ?? '')) pen.fail()
  const own = value === undefined ? bareWord(pen, name, /^[^\s"'\\=@$#{}()[\]][^\s"'\\=:]*$/) : pair(pen, name ?? '', value)
  if (!pen.isReferred(id)) return own
  if (value === undefined) pen.fail()
  return `$${bareWord(pen, id)}:${own}`
}

/** Writes what follows upon the word `rule`. One without a score would get one; that all parts must hold need not be said. */
export function ruleText(pen: Pen, rule: PlainElement): string {
  const { id, role, score, 'score-attribute': attribute, 'boolean-op': operator, 'id-ref': reference } = rule.attributes
  if (reference !== undefined) {
    sayNoMore(pen, rule, { attributes: ['id-ref'] })
    return `$id-ref=${quoted(pen, reference)}`
  }
  sayNoMore(pen, rule, { attributes: ['id', 'role', 'score', 'score-attribute', 'boolean-op'], children: ['expression', 'date_expression'] })
  if ((score === undefined) === (attribute === undefined) || rule.children.length === 0) pen.fail()
  const amount = score === 'INFINITY' ? undefined : scoreText(pen, score, attribute)
  return [
    ...(pen.isReferred(id) ? [`$id=${quoted(pen, id ?? '')}`] : []),
    ...(role === undefined ? [] : [`$role=${quoted(pen, role)}`]),
    ...(amount === undefined ? [] : [`${amount}:`]),
    rule.children.map(child => (child.tag === 'expression' ? expressionText(pen, child) : dateText(pen, child))).join(` ${operator ?? 'and'} `),
  ].join(' ')
}

/** Writes a score, or the name of the attribute that holds one; a name must not look like a score. */
export function scoreText(pen: Pen, score: string | undefined, attribute: string | undefined): string {
  if (score !== undefined) {
    if (!/^[+-]?(?:INFINITY|\d+)$/.test(score) || attribute !== undefined) pen.fail()
    return score.replace('INFINITY', 'inf')
  }
  const name = bareWord(pen, attribute)
  if (/^(?:[+-]?(?:inf|infinity|\d+)|advisory|mandatory)$/i.test(name)) pen.fail()
  return name
}

const binary: ReadonlySet<string> = new Set(['lt', 'gt', 'lte', 'gte', 'eq', 'ne'])
const unary: ReadonlySet<string> = new Set(['defined', 'not_defined'])

function expressionText(pen: Pen, element: PlainElement): string {
  const { operation = '', attribute, value, type, 'value-source': source } = element.attributes
  sayNoMore(pen, element, { attributes: ['id', 'operation', 'attribute', 'value', 'type', 'value-source'] })
  const name = bareWord(pen, attribute, /^[A-Za-z0-9_#-][^\s"'\\=]*$/)
  if (['date', 'defined', 'not_defined'].includes(name.toLowerCase())) pen.fail()
  if (unary.has(operation)) {
    if (value !== undefined || type !== undefined || source !== undefined) pen.fail()
    return `${operation} ${name}`
  }
  if (!binary.has(operation) || value === undefined || /[{}\s]/.test(value) || value === '') pen.fail()
  const own = source === undefined ? quoted(pen, value ?? '') : `${bareWord(pen, source)}{${bareWord(pen, value)}}`
  return `${name} ${type === undefined ? '' : `${bareWord(pen, type)}:`}${operation} ${own}`
}

const spans: Readonly<Record<string, string>> = { in_range: 'in', date_spec: 'spec' }
/** The fields of a date that the crm shell knows; it misspells one of them. */
const dateFields = ['id', 'hours', 'monthdays', 'weekdays', 'months', 'weeks', 'years', 'weekyears', 'moon']

function dateText(pen: Pen, element: PlainElement): string {
  const { operation = '', start, end } = element.attributes
  sayNoMore(pen, element, { attributes: ['id', 'operation', 'start', 'end'], children: [operation === 'in_range' ? 'duration' : 'date_spec'] })
  if (operation === 'lt' || operation === 'gt') {
    const [edge, other] = operation === 'lt' ? [end, start] : [start, end]
    if (edge === undefined || edge === '' || other !== undefined || element.children.length > 0) pen.fail()
    return `date ${operation} ${quoted(pen, edge ?? '')}`
  }
  const fields = element.children.flatMap(child => {
    sayNoMore(pen, child, { attributes: dateFields })
    return Object.entries(child.attributes).filter(([name]) => name !== 'id')
  })
  const edges = [['start', start], ['end', end]].flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value] as const]))
  const isComplete = operation === 'in_range' ? edges.length + fields.length > 1 && (edges.length === 2) === (element.children.length === 0) : operation === 'date_spec' && edges.length === 0
  if (!isComplete || element.children.length > 1 || fields.length === 0 && edges.length < 2) pen.fail()
  return ['date', spans[operation] ?? operation, ...[...edges, ...fields].map(([name, value]) => pair(pen, name, value))].join(' ')
}
