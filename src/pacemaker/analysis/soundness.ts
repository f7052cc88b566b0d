import type { Causes } from '../../diagnostics/diagnostic.js'
import type { Cib } from '../model.js'

/** Tells whether nothing can be said of the whole: its text is not understood. */
export function isUnclear({ isPartial, root }: Cib): boolean {
  return isPartial || root === undefined
}

/** Tells whether what some sections do not say is not there: none of their parts is doubted. */
export function isWhole(model: Cib, ...sections: readonly string[]): boolean {
  return !isUnclear(model) && sections.every(section => !model.doubtedSections.has(section))
}

/** What an element lacks may stand in one that was put elsewhere, or in a statement that was not understood: there that is reported. */
export const partElsewhere: Causes = { rules: ['crm-configure/unknown-statement', 'cib/misplaced-element'], within: 'file' }
