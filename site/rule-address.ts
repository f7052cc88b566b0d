import { docsOf, documentation } from '../src/diagnostics/documentation.js'

/** The address of a rule's page on the site: where every finding leads. */
export function ruleAddress(ruleId: string): string {
  return docsOf(ruleId).slice(documentation.length)
}
