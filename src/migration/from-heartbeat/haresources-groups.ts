import { parse } from '../../languages/haresources/parse.js'
import type { ResourceGroup } from '../../languages/haresources/model.js'
import { read } from '../../languages/haresources/schema.js'
import { foldedName } from '../../cluster/view/names.js'
import { createSource } from '../../text/source.js'
import { filesOf, Refusal } from '../input.js'
import type { Old } from '../input.js'
import type { InputStatement } from '../ledger.js'

/** The groups of all copies of haresources, which say the same, and all statements of these copies. */
export interface HaresourcesGroups {
  readonly groups: readonly ResourceGroup[]
  readonly statements: readonly InputStatement[]
}

/** Reads all copies of haresources. Throws a `Refusal` where they differ, or where one is not final. */
export function haresourcesGroups(old: Old): HaresourcesGroups {
  const copies = filesOf(old, 'haresources').map(({ host, file, text, target }) => {
    const { model } = read(parse(createSource(file, text)), { target })
    if (model.template !== undefined) throw new Refusal(`${file}: this is a template; convert what is made of it`)
    const stray = model.groups.find(({ isStray }) => isStray)
    if (stray !== undefined) throw new Refusal(`${file}: "${stray.host.value}" is no host, so that nobody knows whose group it is`)
    return { host, file, groups: model.groups }
  })
  const [first, ...others] = copies
  if (first === undefined) return { groups: [], statements: [] }
  for (const other of others) {
    if (saidIn(other.groups) === saidIn(first.groups)) continue
    throw new Refusal(`${other.file} says something else than ${first.file}: make them equal first, because nobody can tell which one is meant`)
  }
  const statements = copies.flatMap(({ host, file, groups }) =>
    groups.flatMap(group => [
      { language: 'haresources', host, at: { file, span: group.host.span }, key: hostKey(group.index) },
      ...group.resources.map(resource => ({ language: 'haresources', host, at: { file, span: resource.span }, key: resourceKey(group.index, resource.index) })),
    ]),
  )
  return { groups: first.groups, statements }
}

/** Names the host of a group in the account. */
export function hostKey(group: number): string {
  return `${group} host`
}

/** Names a resource in the account. */
export function resourceKey(group: number, resource: number): string {
  return `${group} ${resource}`
}

function saidIn(groups: readonly ResourceGroup[]): string {
  return JSON.stringify(groups.map(({ host, resources }) => [foldedName(host.value), resources.map(({ text }) => text)]))
}
