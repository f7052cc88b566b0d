import { defineRule } from '../../rules/define-rule.js'
import type { Located } from '../../text/located.js'
import { isVersionFrom } from '../../text/version.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf, descendantsOf, valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { Cib } from '../model.js'
import { isTaken } from '../reading/values.js'
import { newestSchemaOf } from '../targets.js'
import { attributeAt, elementAt } from '../vocabulary.js'
import { cibWith, fencing } from './example-cluster.js'

/** Names and roles have their former words. */
export const deprecatedName = defineRule<Cib>({
  id: 'cib/deprecated-name',
  severity: 'info',
  origin: 'practice',
  summary: 'names and roles have their former words',
  why: 'Pacemaker says promoted and unpromoted since 2.1, and promoted-max since 2.0. The former words mean the same, and may be gone one day.',
  do: 'Write the words of today, when all nodes run a release that knows them.',
  sources: ['Pacemaker 2.1.0 ChangeLog: Promoted and Unpromoted as role names', 'Pacemaker 2.1.5 crm_simulate: both give the same'],
  since: '0.1.0',
  fix: 'safe',
  isOfRelease: true,
  examples: {
    bad: [
      { text: cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="promotable" value="true"/><nvpair id="b" name="[|master-max|]" value="1"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"><operations><op id="o1" name="monitor" interval="10s" role="Master"/><op id="o2" name="monitor" interval="11s" role="Slave"/></operations></primitive></clone>` }), target: '2.1' },
    ],
    good: [
      { text: cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="promotable" value="true"/><nvpair id="b" name="promoted-max" value="1"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"><operations><op id="o1" name="monitor" interval="10s" role="Promoted"/><op id="o2" name="monitor" interval="11s" role="Unpromoted"/></operations></primitive></clone>` }), target: '2.1' },
    ],
  },

  *check({ model, file }) {
    if (isUnclear(model)) return
    const found = [...formerWords(model)]
    const [first, ...others] = found
    if (first === undefined) return
    // A word is replaced where it stands as it is: not where it is written with an entity.
    const isPlain = found.every(({ at }) => file.source.text.slice(at.span.start, at.span.end) === at.value)
    yield {
      at: first.at,
      message: `"${first.at.value}" is "${first.word}" since Pacemaker ${first.since}`,
      related: others.map(({ at, word }) => ({ at, message: `"${at.value}" is "${word}"` })),
      ...(isPlain ? { fixes: [{ title: 'Write the words of today', safety: 'safe' as const, isOfRelease: true as const, edits: found.map(({ at, word }) => ({ file: at.file, span: at.span, newText: word })) }] } : {}),
    }
  },
})

interface FormerWord {
  readonly at: Located<string>
  readonly word: string
  readonly since: string
}

const names: Readonly<Record<string, string>> = { 'master-max': 'promoted-max', 'master-node-max': 'promoted-node-max' }

const roles: Readonly<Record<string, string>> = { Master: 'Promoted', Slave: 'Unpromoted' }

/** Lists the former words that have a later one in this release and this schema. */
function* formerWords({ configuration, target, schema = newestSchemaOf(target) }: Cib): Generator<FormerWord> {
  const newWords = new Set(Object.values(names))
  const said = new Set<XmlElement | undefined>()
  for (const pair of descendantsOf(configuration, 'nvpair')) if (newWords.has(valueOf(pair, 'name') ?? '')) said.add(pair.parent)
  for (const element of descendantsOf(configuration)) {
    if (element.tag === 'nvpair' && element.parent?.tag === 'meta_attributes') yield* inPair(element, { target, isSaid: said.has(element.parent) })
    for (const name of ['role', 'rsc-role', 'with-rsc-role']) {
      const attribute = attributeOf(element, name)
      const word = wordFor(roles, attribute?.value)
      const entry = elementAt(element.tag)
      const known = entry === undefined ? undefined : attributeAt(entry, name, schema)
      if (attribute === undefined || attribute.isUnknown || word === undefined || known === undefined) continue
      if (isVersionFrom(target, '2.1') && isTaken(known, word, schema)) yield { at: attribute, word, since: '2.1' }
    }
  }
}

/** Where the later word stands beside it, nobody knows which one is meant. */
function* inPair(pair: XmlElement, { target, isSaid }: { readonly target: string; readonly isSaid: boolean }): Generator<FormerWord> {
  const [name, value] = [attributeOf(pair, 'name'), attributeOf(pair, 'value')]
  if (name === undefined || name.isUnknown) return
  const word = wordFor(names, name.value)
  if (word !== undefined && !isSaid && isVersionFrom(target, '2.0')) yield { at: name, word, since: '2.0' }
  const role = name.value === 'target-role' ? wordFor(roles, value?.value) : undefined
  if (role !== undefined && value !== undefined && !value.isUnknown && isVersionFrom(target, '2.1')) yield { at: value, word: role, since: '2.1' }
}

function wordFor(table: Readonly<Record<string, string>>, word: string | undefined): string | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined
}
