import type { HaCf, Stonith } from '../schema.js'

/**
 * Finds the node of this very file with whose name the parameters of a STONITH device begin, as the node is written where it is
 * declared. The parameters are secret: of their first word is told only that it is such a node.
 */
export function victimFinder({ directives }: HaCf): (device: Stonith) => string | undefined {
  const nodes = new Map(directives.flatMap(({ name, words }) => (name.value === 'node' ? words.map(({ value }) => [value.toLowerCase(), value] as const) : [])))
  return ({ parameters }) => {
    let node: string | undefined
    parameters?.value.is(text => (node = nodes.get(parameterWords(text)[0] ?? '')) !== undefined)
    return node
  }
}

/** The parameters of a device one by one, in small letters. */
export function parameterWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/)
}
