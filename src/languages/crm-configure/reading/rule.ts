import type { Located } from '../../../text/located.js'
import { addChild, addMissing, createElement, setAttribute } from './element.js'
import type { Draft } from './made.js'
import { setScore } from './score.js'
import type { Words } from './words.js'

/** Reads the rules that follow into an element. */
export function readRules(words: Words, element: Draft): void {
  for (let word = words.keywordIn(['rule']); word !== undefined; word = words.keywordIn(['rule'])) {
    const rule = addChild(element, createElement('rule', word))
    const [key, id] = words.match(/(\$id-ref|\$id)=(.*)/i)?.groups ?? []
    if (key !== undefined && id !== undefined) setAttribute(rule, key.value.slice(1).toLowerCase(), id)
    const role = words.match(/\$?role=(.+)/i)?.groups[0]
    if (role !== undefined) setAttribute(rule, 'role', role)
    if (key?.value.toLowerCase() === '$id-ref') continue
    const score = words.match(/([^:]+):/)?.groups[0]
    if (score === undefined) addMissing(rule, 'score', 'INFINITY')
    else setScore(rule, score)
    readExpressions(words, rule)
  }
}

function readExpressions(words: Words, rule: Draft): void {
  let operator: Located<string> | undefined
  for (;;) {
    const expression = readExpression(words)
    if (expression === undefined) return
    addChild(rule, expression)
    const next = words.match(/(or|and)/i)
    if (next === undefined) return
    if (operator !== undefined && operator.value !== next.word.value) return words.fail('conflicting-operators', next.word, `A rule with "${operator.value}" cannot have "${next.word.value}", too`)
    operator = next.word
    if (operator.value.toLowerCase() !== 'and') setAttribute(rule, 'boolean-op', operator)
  }
}

const what = 'an expression such as "#uname eq NODE" or "defined ATTRIBUTE"'

function readExpression(words: Words): Draft | undefined {
  const date = words.keywordIn(['date'])
  if (date !== undefined) return readDate(words, date)
  const unary = words.match(/(defined|not_defined)/i)
  const attribute = words.expect(/([a-z0-9_#$-][^=]*)/i, unary === undefined ? what : 'the name of an attribute')
  if (attribute === undefined) return undefined
  const expression = createElement('expression', unary?.word ?? attribute.word)
  if (unary !== undefined) {
    setAttribute(expression, 'operation', unary.word)
    setAttribute(expression, 'attribute', attribute.word)
    return expression
  }
  const [, type, operation] = words.expect(/((string|version|number|integer):)?(lt|gt|lte|gte|eq|ne)/i, '"lt", "gt", "lte", "gte", "eq" or "ne"')?.groups ?? []
  if (operation === undefined) return expression
  setAttribute(expression, 'operation', operation)
  setAttribute(expression, 'attribute', attribute.word)
  if (type !== undefined) setAttribute(expression, 'type', type)
  const sourced = words.match(/([^\s{}]+)\{(\S+)\}/)
  const [source, inner] = sourced?.groups ?? []
  const value = inner ?? words.next()
  if (value === undefined) words.expected('a value')
  else setAttribute(expression, 'value', value)
  if (source !== undefined) setAttribute(expression, 'value-source', source)
  return expression
}

const fields = 'hours|monthdays|weekdays|yearsdays|months|weeks|years|weekyears|moon'
const operations: Readonly<Record<string, string>> = { in: 'in_range', spec: 'date_spec' }

function readDate(words: Words, word: Located<string>): Draft {
  const date = createElement('date_expression', word)
  const [operation] = words.expect(/(lt|gt|in_range|in|date_spec|spec)/i, '"lt", "gt", "in" or "spec"')?.groups ?? []
  if (operation === undefined) return date
  const name = operations[operation.value] ?? operation.value
  setAttribute(date, 'operation', { ...operation, value: name })
  if (name === 'lt' || name === 'gt') {
    const edge = words.next()
    if (edge === undefined) words.expected('a date')
    else setAttribute(date, name === 'lt' ? 'end' : 'start', edge)
    return date
  }
  const form = new RegExp(`(${name === 'in_range' ? `start|end|${fields}` : fields})(?:=(.+))?`)
  const span = createElement(name === 'in_range' ? 'duration' : 'date_spec', operation)
  let count = 0
  for (let match = words.match(form); match !== undefined; match = words.match(form)) {
    const [field, value] = match.groups
    if (field === undefined) break
    count += 1
    setAttribute(field.value === 'start' || field.value === 'end' ? date : span, field.value, value ?? { ...field, value: '', span: { start: field.span.end, end: field.span.end } }, field)
  }
  if (count < (name === 'in_range' ? 2 : 1)) words.expected(name === 'in_range' ? '"start=", "end=" or a duration' : 'a field of a date such as "hours="')
  if (span.attributes.length > 0 || name === 'date_spec') addChild(date, span)
  return date
}
