import type { Language, Target } from '../../languages/language.js'
import type { FileReport } from '../report.js'
import { signsOf } from './reasons.js'

/** Reports a file that was checked, and by which release. */
export function reportOnFile({ path, host }: { readonly path: string; readonly host?: string }, language: Language, target: Target): FileReport {
  const { version, isInferred } = target
  return { path, ...(host === undefined ? {} : { host }), language: language.id, target: version, isTargetInferred: isInferred, software: language.targetFamily, signs: signsOf(target) }
}
