import type { FileEdit, Fix } from '../../diagnostics/fix.js'
import { defineRule } from '../../rules/define-rule.js'
import type { FileContext } from '../../rules/define-rule.js'
import { spanFrom } from '../../text/span.js'
import { isVersionFrom } from '../../text/version.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf, childrenOf, descendantsOf, valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** A clone with roles is written as a master. */
export const deprecatedMaster = defineRule<Cib>({
  id: 'cib/deprecated-master',
  severity: 'info',
  origin: 'practice',
  summary: 'a clone with roles is written as a master',
  why: 'Since Pacemaker 2.0 it is a clone with promotable set to true; the element of its own is gone from the newest schema.',
  do: 'Write a clone whose meta attribute promotable is true, when all nodes run Pacemaker 2 or later.',
  sources: ['Pacemaker 2.0.0 ChangeLog: promotable clones', 'Pacemaker 3.0.2 xml/resources-4.0.rng has no master'],
  since: '0.1.0',
  fix: 'safe',
  isOfRelease: true,
  examples: {
    bad: [
      { text: cibWith({ resources: `${fencing}<[|master|] id="ms"><meta_attributes id="m"><nvpair id="a" name="notify" value="true"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></master>` }), target: '2.1' },
    ],
    good: [
      { text: cibWith({ resources: `${fencing}<clone id="ms"><meta_attributes id="m"><nvpair id="a" name="promotable" value="true"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></clone>` }), target: '2.1' },
    ],
  },

  *check({ model, file }) {
    if (isUnclear(model) || !isVersionFrom(model.target, '2.0')) return
    const ids = new Map<string | undefined, number>()
    for (const element of descendantsOf(model.configuration)) {
      const id = valueOf(element, 'id')
      ids.set(id, (ids.get(id) ?? 0) + 1)
    }
    for (const element of descendantsOf(model.configuration, 'master')) {
      yield { at: element, message: `A master is a clone with "promotable" since Pacemaker 2.0`, fixes: fixesFor(element, file, ids) }
    }
  },
})

/** The tags get the other name, and the first set of meta attributes, or one that is made, the pair that says so. */
function fixesFor(element: XmlElement, { source: { text } }: FileContext<Cib>['file'], ids: ReadonlyMap<string | undefined, number>): readonly Fix[] {
  const { file, span, startTag, endTag } = element
  const id = valueOf(element, 'id')
  const end = endTag === undefined ? undefined : text.indexOf('master', endTag.start)
  // Where an id stands twice, that is the fault that is found: others come to light behind it.
  if ((ids.get(id) ?? 0) > 1) return []
  const inWords = fixInWords(element, text)
  if (inWords !== undefined) return [inWords]
  if (id === undefined || endTag === undefined || end !== endTag.start + 2 || text[startTag.start] !== '<' || text.slice(span.start, span.end) !== 'master') return []
  const isSaid = childrenOf(element, 'meta_attributes').flatMap(set => childrenOf(set, 'nvpair')).some(pair => valueOf(pair, 'name') === 'promotable')
  const [set] = childrenOf(element, 'meta_attributes')
  const isOpen = set !== undefined && !set.isSelfClosing && valueOf(set, 'id-ref') === undefined && childrenOf(set, 'rule').length === 0
  const own = `${id}-promotable`
  if (isSaid || ids.has(own) || ids.has(`${own}-meta`) || !isName(id)) return []
  const pair = `<nvpair id="${own}" name="promotable" value="true"/>`
  const at = isOpen ? set.startTag.end : startTag.end
  const indent = /^\s*\n[ \t]*/.exec(text.slice(at))?.[0] ?? ''
  const added: FileEdit = { file, span: spanFrom(at, at), newText: `${indent}${isOpen ? pair : `<meta_attributes id="${own}-meta">${pair}</meta_attributes>`}` }
  const renamed = [span, spanFrom(end, end + 'master'.length)].map((place): FileEdit => ({ file, span: place, newText: 'clone' }))
  return [{ title: 'Write a promotable clone', safety: 'safe', isOfRelease: true, edits: [...renamed, added] }]
}

/** In the words of the crm shell the keyword before the id is another one, and one more pair stands behind those of "meta". */
function fixInWords(element: XmlElement, text: string): Fix | undefined {
  const { file, whole } = element
  const keyword = /^(?:ms|master)(?=\s)/.exec(text.slice(whole.start, whole.start + 8))?.[0]
  const pairs = childrenOf(element, 'meta_attributes').flatMap(set => childrenOf(set, 'nvpair'))
  const last = pairs.at(-1)
  const value = last === undefined ? undefined : attributeOf(last, 'value')
  if (keyword === undefined || value === undefined || pairs.some(pair => valueOf(pair, 'name') === 'promotable' || !isName(valueOf(pair, 'id')))) return undefined
  const end = value.span.end + (/["']/.test(text[value.span.end] ?? '') ? 1 : 0)
  if (end < text.length && !/\s/.test(text[end] ?? '') || !inPlainWords.test(text.slice(whole.start, end))) return undefined
  return { title: 'Write a promotable clone', safety: 'safe', isOfRelease: true, edits: [{ file, span: spanFrom(whole.start, whole.start + keyword.length), newText: 'clone' }, { file, span: spanFrom(end, end), newText: ' promotable=true' }] }
}

/** Of other signs outside of quotes a schema that knows no master may say something else. */
const inPlainWords = /^(?:"[^"]*"|'[^']*'|[\w\s.:=$@%/,*+\\-])*$/

/** Tells whether an id is one of plain letters: other ones a schema may refuse that knows no master. */
function isName(id: string | undefined): boolean {
  return id !== undefined && /^[A-Za-z_][\w.-]*$/.test(id)
}
