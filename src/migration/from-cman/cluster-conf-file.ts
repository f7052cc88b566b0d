import { parse } from '../../languages/cluster-conf/parse.js'
import { read } from '../../languages/cluster-conf/schema.js'
import type { ClusterConf } from '../../languages/cluster-conf/schema.js'
import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import { createSource } from '../../text/source.js'
import { filesOf, Refusal } from '../input.js'
import type { Old } from '../input.js'
import type { InputStatement } from '../ledger.js'

/** A cluster.conf whose copies all say the same, and all statements of these copies. */
export interface ClusterConfFile {
  readonly model: ClusterConf
  readonly statements: readonly InputStatement[]
}

/** Reads all copies of cluster.conf; `undefined` where there is none. Throws a `Refusal` where they differ, or one is not understood. */
export function clusterConfFile(old: Old): ClusterConfFile | undefined {
  const copies = filesOf(old, 'cluster-conf').map(({ host, file, text, target }) => {
    const parsed = parse(createSource(file, text))
    const { model } = read(parsed, { target })
    if (parsed.ast.isTemplate) throw new Refusal(`${file}: this is a template; convert what is made of it`)
    if (parsed.ast.isBroken || model.cluster === undefined) throw new Refusal(`${file}: this is not well-formed, so that nobody knows what belongs where; see "cfgcheck ${file}"`)
    const statements = [...statementsOf(model.cluster, { host, file })]
    return { file, model, statements, said: statements.map(({ key, value }) => `${key}=${value}`).sort().join('\n') }
  })
  const [first, ...others] = copies
  if (first === undefined) return undefined
  for (const { file, said } of others) {
    if (said !== first.said) throw new Refusal(`${file} says something else than ${first.file}: make them equal first, because nobody can tell which one is meant`)
  }
  return { model: first.model, statements: copies.flatMap(({ statements }) => statements.map(({ language, host, at, key }) => ({ language, host, at, key }))) }
}

interface ValuedStatement extends InputStatement {
  readonly value: string
}

function* statementsOf(element: XmlElement, at: { readonly host: string; readonly file: string }): Generator<ValuedStatement> {
  const own = { language: 'cluster-conf', host: at.host }
  if (element.attributes.length === 0) yield { ...own, at: { file: at.file, span: element.span }, key: elementKey(element), value: '' }
  const seen = new Map<string, number>()
  for (const { name, whole, value } of element.attributes) {
    const count = seen.get(name) ?? 0
    seen.set(name, count + 1)
    yield { ...own, at: { file: at.file, span: whole }, key: `${elementKey(element)}@${name}${count === 0 ? '' : `#${count}`}`, value }
  }
  for (const [index, span] of element.texts.entries()) yield { ...own, at: { file: at.file, span }, key: `${elementKey(element)}#${index}`, value: '' }
  for (const child of element.children) yield* statementsOf(child, at)
}

/** Names an element by its place among its like. */
export function elementKey(element: XmlElement): string {
  const { parent, tag } = element
  if (parent === undefined) return tag
  return `${elementKey(parent)}/${tag}[${parent.children.filter(child => child.tag === tag).indexOf(element)}]`
}
