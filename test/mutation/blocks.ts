import { parseSync } from 'vite'

import type { Span } from '../../src/text/span.js'
import type { SyntaxNode } from './syntax-node.js'
import { childrenOf, isNode } from './syntax-node.js'

/** A piece of a function that runs as one: its body, a branch, or one side of a condition. */
interface Block extends Span {
  readonly kind: 'block' | 'statement' | 'expression'
}

/** Lists the pieces of the functions of a file, the outer ones before what they hold. */
export function blocksOf(path: string, text: string): readonly Block[] {
  const found: Block[] = []
  const add = (node: unknown): void => {
    if (!isNode(node) || node.type.endsWith('Declaration')) return
    const kind = node.type === 'BlockStatement' ? 'block' : node.type.endsWith('Statement') ? 'statement' : 'expression'
    found.push({ start: node.start, end: node.end, kind })
  }
  const visit = (node: SyntaxNode): void => {
    if (/Function/.test(node.type)) add(node['body'])
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') for (const name of ['consequent', 'alternate']) add(node[name])
    if (/^(?:For|While|Do)/.test(node.type)) add(node['body'])
    if (node.type === 'SwitchCase') for (const one of childrenOf(node)) if (one !== node['test']) add(one)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(parseSync(path, text).program as unknown as SyntaxNode)
  return found
}

/** Writes a file so that each of its blocks notes when it runs. */
export function noting(path: string, text: string): string {
  const blocks = blocksOf(path, text)
  const inserted: { readonly at: number; readonly text: string; readonly order: number }[] = []
  for (const [index, { start, end, kind }] of blocks.entries()) {
    const note = `notedBlocks[${index}] = 1`
    if (kind === 'block') inserted.push({ at: start + 1, text: `${note};`, order: index })
    else {
      const isStatement = kind === 'statement'
      inserted.push({ at: start, text: isStatement ? `{ ${note}; ` : `(${note}, `, order: index }, { at: end, text: isStatement ? ' }' : ')', order: -index })
    }
  }
  let result = ''
  let from = 0
  for (const one of inserted.sort((a, b) => a.at - b.at || a.order - b.order)) {
    result += text.slice(from, one.at) + one.text
    from = one.at
  }
  return `const notedBlocks = globalThis.noteBlocks?.(${JSON.stringify(path)}, ${blocks.length}) ?? []; ${result}${text.slice(from)}`
}

/** Finds the smallest block around a place; -1 outside of every function. */
export function blockAround({ start, end }: Span, blocks: readonly Span[]): number {
  let best = -1
  for (const [index, block] of blocks.entries()) {
    const size = (one: Span | undefined): number => (one === undefined ? Number.POSITIVE_INFINITY : one.end - one.start)
    if (block.start <= start && end <= block.end && size(block) <= size(blocks[best])) best = index
  }
  return best
}
