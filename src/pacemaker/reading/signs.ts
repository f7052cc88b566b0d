import { outside, weight } from '../../inference/sign.js'
import type { Sign } from '../../inference/sign.js'
import { compareVersions } from '../../text/version.js'
import { attributeOf, childrenOf, descendantsOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import { firstLineWith, lineOf, targets } from '../targets.js'
import { schemaVersions } from '../vocabulary/entry.js'

/** The first feature set of each line of releases. */
const featureSets: readonly (readonly [featureSet: string, line: string])[] = [['3.0.0', '1.1'], ['3.1.0', '2.0'], ['3.7.0', '2.1'], ['3.20.0', '3.0']]

/** Lists what in a CIB tells of the release: what the cluster wrote of itself, and the schema. */
export function* signsIn(root: XmlElement | undefined): Generator<Sign> {
  if (root === undefined) return
  const features = attributeOf(root, 'crm_feature_set')
  if (features !== undefined && /^\d+(\.\d+)*$/.test(features.value)) {
    const line = featureSets.findLast(([featureSet]) => compareVersions(featureSet, features.value) <= 0)?.[1]
    if (line !== undefined) yield signOf(`crm_feature_set ${features.value}`, `feature set ${features.value}`, { since: line, until: line }, features)
  }
  const schema = attributeOf(root, 'validate-with')
  const version = schema?.value.replace('pacemaker-', '')
  if (schema !== undefined && version !== undefined && schemaVersions.includes(version)) {
    yield signOf(`schema ${version}`, `"validate-with" is "${schema.value}"`, { since: firstLineWith(version) }, schema, weight.refused)
  }
  for (const set of descendantsOf(root, 'cluster_property_set')) {
    for (const pair of childrenOf(set, 'nvpair')) {
      const release = attributeOf(pair, 'name')?.value === 'dc-version' ? attributeOf(pair, 'value') : undefined
      const number = /^\d+\.\d+/.exec(release?.value ?? '')?.[0]
      if (release === undefined || number === undefined) continue
      yield signOf('dc-version', `"dc-version" is "${release.value}"`, { since: lineOf(number), until: lineOf(number) }, release)
    }
  }
}

function signOf(id: string, text: string, range: { readonly since: string; readonly until?: string }, { file, span }: { readonly file: string; readonly span: { readonly start: number; readonly end: number } }, amount: number = weight.ignored): Sign {
  return { id, text, against: outside(range, targets, amount), at: { file, span } }
}
