import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { spanFrom } from '../../text/span.js'
import { pluginOf } from '../rules/of-plugins.js'

/** What is done with a file, as it is reported when it fails. */
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
  { step, file, report, language }: { readonly step: Step; readonly file: string; readonly language?: string; report(fault: Diagnostic): void },
  work: () => Value,
  instead: Instead,
): Value | Instead {
  try {
    return work()
  } catch (error) {
    report(internalFault(step, file, error, language))
    return instead
  }
}

/** Reports a part of cfgcheck, or of a plugin, that failed. */
export function internalFault(step: Step, file: string, error: unknown, language?: string): Diagnostic {
  const plugin = pluginOf(/^rule "(.*)"$/.exec(step)?.[1] ?? language ?? '')
  const reason = error instanceof Error ? error.message : String(error)
  return {
    rule: 'cfgcheck/internal-fault',
    severity: 'error',
    origin: 'practice',
    message: `${step.charAt(0).toUpperCase()}${step.slice(1)} failed: ${reason}`,
    file,
    span: spanFrom(0, 0),
    related: [],
    help:
      plugin === undefined
        ? 'This is a mistake of cfgcheck, not of the file. Please report it with the file, if you may share it.'
        : `This is a mistake of the plugin "${plugin}", not of cfgcheck and not of the file. Please report it to whoever wrote the plugin.`,
    fixes: [],
  }
}
