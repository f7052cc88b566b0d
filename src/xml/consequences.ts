import type { Causes } from '../diagnostics/diagnostic.js'

/** Faults of the form after which nobody knows which element stands in which, in the whole file. */
const ofTree = ['unclosed-tag', 'duplicate-root']

/** Faults of the form after which nobody knows so much of what is near: further away elements are where their tags say. */
const ofBranch = ['unclosed-element', 'unexpected-end-tag']

/** Faults of the form after which nobody knows what a tag says. */
const ofTag = ['missing-value', 'unquoted-value', 'unexpected-word', 'unclosed-value', 'missing-equals', 'missing-space', 'misplaced-comment', 'invalid-comment', 'invalid-character', 'misleading-character', 'unclosed-tag', 'unescaped-character']

/** What of the form may follow from other faults of the form, which a reader of XML told first. */
const ofForm: Readonly<Record<string, readonly Causes[]>> = {
  'unexpected-word': [{ rules: ['unquoted-value', 'missing-value', 'unclosed-value', 'missing-equals', 'mismatched-end-tag', 'invalid-character', 'unclosed-tag', 'misleading-character'], within: 'nearby' }],
  'mismatched-end-tag': [{ rules: ['misleading-character'], within: 'nearby' }, { rules: ['duplicate-root'], within: 'file' }],
  'missing-value': [{ rules: ['mismatched-end-tag'], within: 'nearby' }],
  'missing-space': [{ rules: ['misleading-character', 'unquoted-value'], within: 'nearby' }],
  'unclosed-tag': [{ rules: ['mismatched-end-tag', 'missing-value', 'unquoted-value'], within: 'nearby' }],
  'unclosed-element': [{ rules: ['unclosed-tag', 'unescaped-character', 'invalid-character', 'unquoted-value', 'misleading-character'], within: 'nearby' }, { rules: ['duplicate-root'], within: 'file' }],
  'unexpected-end-tag': [{ rules: ['unexpected-word', 'unclosed-tag', 'missing-value', 'unquoted-value', 'misleading-character'], within: 'nearby' }, { rules: ['unescaped-character', 'duplicate-root', 'unclosed-element', 'mismatched-end-tag'], within: 'file' }],
  'unescaped-character': [{ rules: ['unclosed-tag', 'misleading-character', 'invalid-character'], within: 'nearby' }],
  'duplicate-attribute': [{ rules: ['missing-value', 'unexpected-word', 'unquoted-value', 'missing-space'], within: 'nearby' }],
  'misplaced-text': [{ rules: ['unexpected-end-tag', 'unclosed-tag'], within: 'nearby' }, { rules: ['mismatched-end-tag'], within: 'file' }],
  'misplaced-declaration': [{ rules: ['unclosed-element', 'duplicate-root', 'unexpected-end-tag', 'misplaced-text'], within: 'file' }],
}

/** Lists the faults from which another fault of the form may follow. */
export function causesOfForm(language: string, name: string): { readonly followsFrom?: readonly Causes[] } {
  const causes = ofForm[name]
  return causes === undefined ? {} : { followsFrom: causes.map(({ rules, within }) => ({ rules: named(language, rules), within })) }
}

/** What stands in what nobody knows near a tag that does not fit. */
export function brokenTree(language: string): readonly Causes[] {
  return [{ rules: named(language, ofTree), within: 'file' }, { rules: named(language, ofBranch), within: 'nearby' }]
}

/** What is missing from a file, or how many there are, nobody knows while any tag of it does not fit. */
export function brokenWhole(language: string): readonly Causes[] {
  return [{ rules: named(language, [...ofTree, ...ofBranch]), within: 'file' }]
}

/** What holds of all elements together nobody knows while any tag is torn. */
export function brokenTags(language: string): Causes {
  return { rules: named(language, ofTag), within: 'file' }
}

/** Of what a tag says nobody knows while it is torn. */
export function brokenTag(language: string): Causes {
  return { rules: named(language, ofTag), within: 'nearby' }
}

function named(language: string, names: readonly string[]): string[] {
  return names.map(name => `${language}/${name}`)
}
