import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { spanFrom } from '../../text/span.js'

/** What is done with a file, as it is told when it fails. */
export type Step =
  | 'parsing the file'
  | 'reading the file'
  | 'following its includes'
  | 'composing the configuration'
  | 'taking its facts'
  | 'reading its suppressions'
  | 'comparing the hosts'
  | `rule "${string}"`

/**
 * Does one step of the work. What it throws becomes a `cfgcheck/internal-fault`, and the rest goes on with what stands in for
 * its result.
 */
export function guarded<Value, Instead>(
  { step, file, report }: { readonly step: Step; readonly file: string; report(fault: Diagnostic): void },
  work: () => Value,
  instead: Instead,
): Value | Instead {
  try {
    return work()
  } catch (error) {
    report(internalFault(step, file, error))
    return instead
  }
}

/** Reports a part of cfgcheck that failed. */
export function internalFault(step: Step, file: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    rule: 'cfgcheck/internal-fault',
    severity: 'error',
    origin: 'practice',
    message: `${step.charAt(0).toUpperCase()}${step.slice(1)} failed: ${reason}`,
    file,
    span: spanFrom(0, 0),
    related: [],
    help: 'This is a mistake of cfgcheck, not of the file. Please report it with the file, if you may share it.',
    fixes: [],
  }
}
