import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'

/** A function, and how many lines it has: those of functions within it count as theirs, but for the first. */
export interface FunctionLength {
  readonly name: string
  readonly lines: number
}

/** Measures all functions of a file, inner ones first. */
export function functionLengths(file: string, text = readFileSync(file, 'utf8')): readonly FunctionLength[] {
  const lengths: FunctionLength[] = []
  /** Returns how many lines belong to functions within. */
  const visit = (node: unknown, around: string): number => {
    if (Array.isArray(node)) return node.reduce<number>((sum, one) => sum + visit(one, around), 0)
    if (!isNode(node)) return 0
    const name = node.id?.name ?? node.key?.name ?? around
    const inner = Object.values(node).reduce<number>((sum, child) => sum + visit(child, name), 0)
    if (!/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) || node['body'] === null) return inner
    const lines = text.slice(node.start, node.end).split('\n').length
    lengths.push({ name, lines: lines - inner })
    return lines - 1
  }
  visit(parseSync(file, text).program, '')
  return lengths
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly id?: { readonly name?: string } | null
  readonly key?: { readonly name?: string }
  readonly [part: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string'
}
