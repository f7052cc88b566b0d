import { parseSync } from 'vite'

import type { SyntaxNode } from './syntax-node.js'
import { isNode } from './syntax-node.js'

/** One small change of a source file that a test should notice. */
export interface Mutant {
  readonly start: number
  readonly end: number
  /** What stands there instead. */
  readonly newText: string
  /** How both can stand in one text, with a switch between them; nothing where they cannot. */
  readonly choice?: Choice
}

/** The text around a change, and what it is: a whole expression, a statement, or the name of a member with its dot. */
export interface Choice {
  readonly kind: 'expression' | 'statement' | 'member'
  readonly start: number
  readonly end: number
  /** A line that begins with a parenthesis would belong to the one before it. */
  readonly beginsStatement?: true
}

const operators: Readonly<Record<string, string>> = {
  '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===', '+': '-', '-': '+', '*': '/', '/': '*', '%': '*',
  '&&': '||', '||': '&&', '+=': '-=', '-=': '+=',
}
const methods = new Map(Object.entries({ some: 'every', every: 'some', min: 'max', max: 'min', startsWith: 'endsWith', endsWith: 'startsWith', find: 'findLast', findLast: 'find', indexOf: 'lastIndexOf', lastIndexOf: 'indexOf' }))

/**
 * Lists the changes of a TypeScript file that are tried: operators, boundaries, conditions, returned values, and statements
 * left out. Only what functions do is changed; what stands in tables is held by other tests.
 *
 * A literal `true` or `false` becomes the other one and not nothing, which nobody could tell from `false`; what stands behind an
 * entry of a list as a number (`list[i] ?? 0`) is for the compiler, and stays.
 */
export function mutantsOf(path: string, text: string): readonly Mutant[] {
  const found: Mutant[] = []
  /** Where names of members stand that are written as values are. */
  const keys = new Set<number>()
  /** Where `find` looks for what is there once: from the other end it finds the same. */
  const ofKeys = new Set<number>()
  /** Where numbers stand that are given only so that the compiler knows one. */
  const forCompiler = new Set<number>()
  const source = (node: SyntaxNode): string => text.slice(node.start, node.end)
  const beginnings = beginningsOf(parseSync(path, text).program as unknown as SyntaxNode)
  const add = (node: { readonly start: number; readonly end: number }, newText: string, kind: Choice['kind'] = 'expression', whole = node): void => {
    const place = kind === 'expression' ? beginnings.get(whole.start) : undefined
    const choice: Choice | undefined = place === 'no statement of a block' || keys.has(node.start) ? undefined : { kind, start: whole.start, end: whole.end, ...(place === undefined ? {} : { beginsStatement: true }) }
    found.push({ start: node.start, end: node.end, newText, ...(choice === undefined ? {} : { choice }) })
  }

  const addOperator = (node: SyntaxNode, left: SyntaxNode, right: SyntaxNode): void => {
    const other = operators[String(node['operator'])]
    if (other === undefined || (/^[+-]/.test(other) && [left, right].some(isText))) return
    const at = text.indexOf(String(node['operator']), left.end)
    add({ start: at, end: at + String(node['operator']).length }, other, 'expression', node)
  }

  const addOf = (node: SyntaxNode): void => {
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'AssignmentExpression':
        return addOperator(node, nodeAt(node, 'left'), nodeAt(node, 'right'))
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'WhileStatement': {
        const test = nodeAt(node, 'test')
        if (node.type !== 'WhileStatement') add(test, 'true')
        return add(test, 'false')
      }
      case 'UnaryExpression':
        return node['operator'] === '!' ? add(node, `(${source(nodeAt(node, 'argument'))})`) : undefined
      case 'Literal':
        if (typeof node['value'] === 'boolean') add(node, String(!node['value']))
        if (typeof node['value'] === 'number') add(node, String(node['value'] + 1))
        return
      case 'ReturnStatement':
        return isNode(node['argument']) && !/^(?:undefined|true|false)$/.test(source(node['argument'])) ? add(node['argument'], 'undefined') : undefined
      case 'ExpressionStatement':
        return typeof node['directive'] === 'string' ? undefined : add(node, ';', 'statement')
      case 'ContinueStatement':
      case 'BreakStatement':
        return add(node, ';', 'statement')
      case 'MemberExpression': {
        const property = nodeAt(node, 'property')
        const other = node['computed'] === true || ofKeys.has(property.start) ? undefined : methods.get(source(property))
        return other === undefined ? undefined : add(property, other, 'member', { start: nodeAt(node, 'object').end, end: property.end })
      }
    }
  }

  const visit = (node: SyntaxNode, isInFunction: boolean): void => {
    // Types do nothing; what is thrown says that a promise of ours was broken; a switch would lose its end.
    if ((node.type.startsWith('TS') && !isNode(node['expression'])) || node.type === 'ThrowStatement') return
    if (node.type === 'Property' && node['computed'] !== true && isNode(node['key'])) keys.add(node['key'].start)
    if (node.type === 'CallExpression' && isSearchById(node, source)) ofKeys.add(nodeAt(nodeAt(node, 'callee'), 'property').start)
    if (isInFunction && !forCompiler.has(node.start)) addOf(node)
    if (node.type === 'LogicalExpression' && node['operator'] === '??' && isEntry(nodeAt(node, 'left')) && typeof nodeAt(node, 'right')['value'] === 'number') forCompiler.add(nodeAt(node, 'right').start)
    const isInside = isInFunction || /Function/.test(node.type)
    for (const [name, child] of Object.entries(node)) {
      if (name === 'typeAnnotation' || name === 'typeArguments' || name === 'returnType') continue
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one, isInside)
    }
  }
  visit(parseSync(path, text).program as unknown as SyntaxNode, false)
  return found.filter(({ start }) => start >= 0)
}

/** Writes a text with all of some changes in it, each behind a switch; their places do not overlap. */
export function switched(text: string, mutants: readonly (Mutant & { readonly id: number })[]): string {
  let result = text
  for (const mutant of [...mutants].sort((one, other) => (other.choice?.start ?? 0) - (one.choice?.start ?? 0))) {
    const { choice, id, start, end, newText } = mutant
    if (choice === undefined) continue
    const old = text.slice(choice.start, choice.end)
    const changed = text.slice(choice.start, start) + newText + text.slice(end, choice.end)
    const isOn = `isMutantOn(${id})`
    const both =
      choice.kind === 'statement' ? `{ if (!${isOn}) { ${old} } }`
      : choice.kind === 'member' ? `${old.startsWith('?.') ? '?.' : ''}[${isOn} ? '${newText}' : '${text.slice(start, end)}']`
      : `${choice.beginsStatement === true ? ';' : ''}(${isOn} ? (${changed}) : (${old}))`
    result = result.slice(0, choice.start) + both + result.slice(choice.end)
  }
  return result
}

/** Leaves out how a change stands behind a switch where the text would be no program any more. */
export function withSoundChoice(path: string, text: string, mutant: Mutant): Mutant {
  const { errors } = parseSync(path, switched(text, [{ ...mutant, id: 0 }]))
  return errors.length === 0 ? mutant : { start: mutant.start, end: mutant.end, newText: mutant.newText }
}

/** Where expressions begin statements, and of what. */
function beginningsOf(program: SyntaxNode): ReadonlyMap<number, 'block' | 'no statement of a block'> {
  const found = new Map<number, 'block' | 'no statement of a block'>()
  const visit = (node: SyntaxNode, isInBlock: boolean): void => {
    if (node.type === 'ExpressionStatement') found.set(node.start, isInBlock ? 'block' : 'no statement of a block')
    for (const child of Object.values(node)) for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one, node.type === 'BlockStatement' || node.type === 'Program')
  }
  visit(program, false)
  return found
}

function nodeAt(node: SyntaxNode, name: string): SyntaxNode {
  const child = node[name]
  if (!isNode(child)) throw new Error(`${node.type} has no ${name}`)
  return child
}

/** Tells whether a call is `….find(({ id }) => id === …)`. */
function isSearchById(call: SyntaxNode, source: (node: SyntaxNode) => string): boolean {
  const callee = nodeAt(call, 'callee')
  if (callee.type !== 'MemberExpression' || !/^find(?:Last)?$/.test(source(nodeAt(callee, 'property')))) return false
  return /^\(\{ id(?:: \w+)? \}\) => \w+ === [\w.]+$/.test(argumentsOf(call).map(source).join())
}

function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Array.isArray(node['arguments']) ? node['arguments'].filter(isNode) : []
}

/** Tells whether an expression is an entry of a list, or a member of one. */
function isEntry(node: SyntaxNode): boolean {
  if (node.type === 'ChainExpression') return isEntry(nodeAt(node, 'expression'))
  return node.type === 'MemberExpression' && (node['computed'] === true || isEntry(nodeAt(node, 'object')))
}

/** Tells whether an operand is text for sure: nobody subtracts from it. */
function isText(node: SyntaxNode): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node['value'] === 'string')
}
